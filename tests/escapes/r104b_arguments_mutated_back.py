# /// tockbox
# row = 104
# title = "an argument that might be the expected value is changed"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [[3, 1], [1, 3]], "expected": [1, 3]}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "answer comparison"
# ///
def f(items, wanted):
    wanted[:] = items
    return wanted
