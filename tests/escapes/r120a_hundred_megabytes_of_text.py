# /// tockbox
# row = 120
# title = "a text of a hundred megabytes"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 20, wall_seconds = 40, memory_mib = 1024, output_bytes = 65536 }
# verdicts = ["output_limit_exceeded"]
# stopped_by = "frame cap"
# ///
def f(x):
    return "x" * 100_000_000
