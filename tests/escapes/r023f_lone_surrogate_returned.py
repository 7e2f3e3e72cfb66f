# /// tockbox
# row = 23
# title = "a lone surrogate is returned"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": "?"}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "answer comparison"
# ///
def f(x):
    return "\ud83d" * x
