# /// tockbox
# row = 28
# title = "text built from the wrong end"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [3000000], "expected": 6000000}]'
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# stopped_by = "cpu deadline"
# ///
def f(n):
    text = ""
    for _ in range(n):
        text = "ab" + text
    return len(text)
