# /// tockbox
# row = 9
# title = "large answers that the test keeps, one after the other"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "results = [f(n) for n in range(60)]\nassert results == ['4'] * 60"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["memory_limit_exceeded", "output_limit_exceeded", "time_limit_exceeded", "wrong_answer"]
# stopped_by = "the tester's own limits"
# ///
def f(x):
    return "x" * 10_000_000
