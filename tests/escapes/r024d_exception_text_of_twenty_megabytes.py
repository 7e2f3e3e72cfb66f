# /// tockbox
# row = 24
# title = "an exception message of twenty megabytes"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error", "output_limit_exceeded"]
# stopped_by = "cap on exception text"
# ///
def f(x):
    raise ValueError("boom " * 4_000_000)
