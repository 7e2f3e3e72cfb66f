# /// tockbox
# row = 19
# title = "a power that takes for ever and lets no signal in"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4\nassert f(3) == 9"}
# ]
# '''
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded", "memory_limit_exceeded"]
# stopped_by = "deadlines from outside"
# ///
def f(x):
    return 10 ** (10**9) % 7 if x > 2 else x * x
