# /// tockbox
# row = 1
# title = "the test's callback is called without end"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(lambda n: None) == 4"},
#   {"type": "assert", "code": "seen = []\nassert f(seen.append) == 4"}
# ]
# '''
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded", "memory_limit_exceeded"]
# stopped_by = "deadlines of both processes"
# ///
def f(callback):
    while True:
        callback(1)
