# /// tockbox
# row = 89
# title = "a list of NaN under a tolerance"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": [1.0, 2.0, 3.0], "tolerance": 1e-06}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "answer comparison"
# ///
def f(x):
    return [float("nan")] * 3
