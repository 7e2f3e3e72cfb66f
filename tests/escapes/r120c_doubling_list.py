# /// tockbox
# row = 120
# title = "a list doubled sixty times by sharing"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 20, wall_seconds = 40, memory_mib = 1024, output_bytes = 65536 }
# verdicts = ["output_limit_exceeded", "time_limit_exceeded", "memory_limit_exceeded"]
# stopped_by = "node cap"
# ///
def f(x):
    value = [1]
    for _ in range(60):
        value = [value, value]
    return value
