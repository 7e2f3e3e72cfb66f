# /// tockbox
# row = 8
# title = "a list of a hundred thousand million items"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 1}]'
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["memory_limit_exceeded"]
# wasm = "32_bit"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "address space or memory limit"
# ///
def f(x):
    return len([0] * 10**11) - 10**11 + x
