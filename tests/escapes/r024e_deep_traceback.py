# /// tockbox
# row = 24
# title = "a traceback of a hundred thousand frames"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 512, output_bytes = 65536 }
# verdicts = ["runtime_error", "time_limit_exceeded"]
# stopped_by = "cap on frames"
# ///
import sys

sys.setrecursionlimit(200_000)


def down(n):
    if n == 0:
        raise RuntimeError("the bottom")
    down(n - 1)


down(100_000)
