# /// tockbox
# row = 18
# title = "recursion through __getattr__ with the limit lifted"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 2, wall_seconds = 6, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error", "memory_limit_exceeded", "time_limit_exceeded"]
# stopped_by = "stack or memory limit"
# ///
import sys

sys.setrecursionlimit(10**9)


class Pit:
    def __getattr__(self, name):
        return getattr(self, name + "x")


def f(x):
    return Pit().deeper
