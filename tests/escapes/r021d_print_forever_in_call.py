# /// tockbox
# row = 21
# title = "printing for ever inside the function"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 8, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["output_limit_exceeded"]
# stopped_by = "output cap"
# ///
def f(x):
    while True:
        print("a" * 1_000)
    return x + 1
