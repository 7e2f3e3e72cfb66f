# /// tockbox
# row = 90
# title = "three patched builtins and a right answer"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "answer comparison"
# ///
import builtins

builtins.abs = lambda v: 0
builtins.all = lambda _: True
builtins.sorted = lambda v, **_: list(v)


def f(x):
    return x + 1
