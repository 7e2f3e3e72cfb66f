# /// tockbox
# row = 89
# title = "NaN where a number is expected"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 1.0}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "answer comparison"
# ///
def f(x):
    return float("nan")
