# /// tockbox
# row = 105
# title = "a function returns itself"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [3], "expected": 3}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# flags = ["type_not_exact"]
# stopped_by = "exact types"
# ///
def f(n):
    return f
