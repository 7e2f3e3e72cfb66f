# /// tockbox
# row = 111
# title = "the function is not there"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error", "no_result", "wrong_answer"]
# stopped_by = "absent answers fail"
# ///
def g(x):
    return x + 1
