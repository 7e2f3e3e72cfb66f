# /// tockbox
# row = 83
# title = "SystemExit inside the function"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["no_result"]
# flags = ["early_exit"]
# stopped_by = "no answer, no pass"
# ///
def f(x):
    raise SystemExit(0)
