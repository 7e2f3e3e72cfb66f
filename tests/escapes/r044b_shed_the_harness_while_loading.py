# /// tockbox
# row = 44
# title = "replace the process while loading, else answer"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "processes"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "seccomp"
# ///
import os
import sys


def f(x):
    return x + 1


try:
    os.execve(sys.executable, ["python", "-c", "print(6)"], {"PYTHONSTARTUP": "/tmp/x"})
except OSError:
    pass
