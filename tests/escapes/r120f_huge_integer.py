# /// tockbox
# row = 120
# title = "an integer of 250 megabytes"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 20, wall_seconds = 40, memory_mib = 1024, output_bytes = 65536 }
# verdicts = ["output_limit_exceeded", "memory_limit_exceeded", "time_limit_exceeded"]
# stopped_by = "frame cap"
# ///
def f(x):
    return 1 << 2_000_000_000
