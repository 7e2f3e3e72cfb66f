# /// tockbox
# row = 104
# title = "the argument is emptied and returned"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [[3, 1, 2]], "expected": [1, 2, 3]}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "answer comparison"
# ///
def f(items):
    items.clear()
    return items
