# /// tockbox
# row = 2
# title = "the second assert is never answered and costs no CPU"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4\nassert f(3) == 9"}
# ]
# '''
# limits = { cpu_seconds = 1, wall_seconds = 2, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# stopped_by = "wall deadline"
# ///
import time


def f(x):
    if x > 2:
        time.sleep(1e6)
    return x * x
