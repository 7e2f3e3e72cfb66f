# /// tockbox
# row = 18
# title = "endless recursion with the limit lifted"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 2, wall_seconds = 6, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error", "memory_limit_exceeded", "time_limit_exceeded"]
# stopped_by = "stack or memory limit"
# ///
import sys

sys.setrecursionlimit(10**9)


def down(n):
    return down(n + 1)


down(0)
