# /// tockbox
# row = 105
# title = "a generator without end where the test consumes all of it"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert list(f(4)) == [4]"}
# ]
# '''
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded", "memory_limit_exceeded", "output_limit_exceeded"]
# stopped_by = "limits"
# ///
def f(x):
    while True:
        yield x
