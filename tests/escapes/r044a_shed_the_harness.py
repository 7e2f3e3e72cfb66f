# /// tockbox
# row = 44
# title = "replace the process by a fresh Python"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error", "no_result"]
# stopped_by = "seccomp"
# ///
import os
import sys


def f(x):
    os.execv(sys.executable, [sys.executable, "-c", "import os; os.write(3, b'pass'); os._exit(0)"])
