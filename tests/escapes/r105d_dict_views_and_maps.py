# /// tockbox
# row = 105
# title = "a map object with wrong values"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [3], "expected": [0, 1, 2]}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "answer comparison"
# ///
def f(n):
    return map(lambda i: i * 7, range(n))
