# /// tockbox
# row = 120
# title = "an integer of eighty megabytes"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 1024, output_bytes = 65536 }
# verdicts = ["output_limit_exceeded", "memory_limit_exceeded"]
# stopped_by = "frame cap"
# ///
def f(x):
    return 1 << (8 * 80_000_000)
