# /// tockbox
# row = 30
# title = "a million parentheses handed to compile"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted", "runtime_error"]
# stopped_by = "the guest compiles, never the host"
# ///
def f(x):
    try:
        compile("(" * 1_000_000 + ")" * 1_000_000, "deep", "eval")
    except (SyntaxError, MemoryError, RecursionError):
        pass
    return x + 1
