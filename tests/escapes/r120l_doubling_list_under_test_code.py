# /// tockbox
# row = 120
# title = "a list that is itself sixty times over"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == [4]"}
# ]
# '''
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "output_limit_exceeded", "memory_limit_exceeded", "time_limit_exceeded"]
# stopped_by = "node cap, or shared identity"
# ///
def f(x):
    value = [0]
    for _ in range(60):
        value = [value, value]
    return value
