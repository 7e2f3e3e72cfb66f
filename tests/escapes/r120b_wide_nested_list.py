# /// tockbox
# row = 120
# title = "a nested list of ten million numbers, small by sharing"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 20, wall_seconds = 40, memory_mib = 1024, output_bytes = 65536 }
# verdicts = ["output_limit_exceeded"]
# stopped_by = "node cap"
# ///
def f(x):
    row = [0] * 1_000
    return [[row for _ in range(100)] for _ in range(100)]
