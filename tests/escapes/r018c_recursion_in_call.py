# /// tockbox
# row = 18
# title = "endless recursion under the usual limit"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "the interpreter's recursion limit"
# ///
def f(x):
    return f(x + 1)
