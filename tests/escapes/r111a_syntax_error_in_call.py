# /// tockbox
# row = 111
# title = "a syntax error leaves no test to fail"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["syntax_error"]
# stopped_by = "absent tests fail"
# ///
def f(x):
    return x +
