# /// tockbox
# row = 120
# title = "a list two hundred thousand deep"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "output_limit_exceeded", "runtime_error"]
# stopped_by = "depth cap"
# ///
def f(x):
    value = []
    for _ in range(200_000):
        value = [value]
    return value
