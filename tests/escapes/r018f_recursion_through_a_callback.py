# /// tockbox
# row = 18
# title = "candidate and callback call each other without end"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "def again(n):\n    return g(again)\n\n\nassert g(again) == 4"},
#   {"type": "assert", "code": "assert f(lambda: 4) == 4"}
# ]
# '''
# limits = { cpu_seconds = 2, wall_seconds = 6, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error", "time_limit_exceeded", "memory_limit_exceeded"]
# stopped_by = "recursion limits on both sides"
# ///
def f(callback):
    return f(lambda: callback())


def g(callback):
    return callback(1)
