# /// tockbox
# row = 5
# title = "forking without end in the middle of a test"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"}
# ]
# '''
# limits = { cpu_seconds = 2, wall_seconds = 6, memory_mib = 256, output_bytes = 65536, processes = 32 }
# verdicts = ["no_result", "time_limit_exceeded", "runtime_error"]
# tiers = ["full"]
# stopped_by = "process limit"
# ///
import os


def f(x):
    while True:
        try:
            os.fork()
        except OSError:
            os._exit(0)
