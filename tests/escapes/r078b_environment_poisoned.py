# /// tockbox
# row = 78
# title = "a poisoned and huge environment, huge arguments"
# honest = false
# kind = "call"
# sequence = "r078"
# calls = '[{"function": "f", "args": [1], "expected": 2}, {"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "processes"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "seccomp, isolated mode"
# ///
import os
import sys

os.environ.update(
    {
        "LD_PRELOAD": "/tmp/evil.so",
        "PYTHONPATH": "/tmp",
        "PYTHONSTARTUP": "/tmp/x.py",
        "PYTHONINSPECT": "1",
        "PYTHONHOME": "/tmp",
    }
)
for i in range(2_000):
    os.environ[f"FILLER_{i}"] = "x" * 1_000
try:
    os.execve(sys.executable, ["x" * 100_000] * 10, dict(os.environ))
except OSError:
    pass


def f(x):
    return x + 1
