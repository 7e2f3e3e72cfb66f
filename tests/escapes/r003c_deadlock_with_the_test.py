# /// tockbox
# row = 3
# title = "the candidate waits for a callback that waits for the candidate"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(g) == 4"},
#   {"type": "assert", "code": "assert f(lambda: g()) == 4"}
# ]
# '''
# limits = { cpu_seconds = 1, wall_seconds = 2, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# stopped_by = "wall deadline"
# ///
import threading

lock = threading.Lock()


def f(callback):
    with lock:
        return callback()


def g():
    with lock:
        return 4
