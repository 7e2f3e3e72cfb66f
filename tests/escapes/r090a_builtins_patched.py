# /// tockbox
# row = 90
# title = "len, abs, all, repr and more are patched"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "no_result"]
# stopped_by = "answer comparison"
# ///
import builtins

builtins.len = lambda *_: 0
builtins.abs = lambda *_: 0
builtins.all = builtins.any = lambda *_: True
builtins.sorted = lambda *_, **__: []
builtins.repr = lambda *_: "2"
builtins.max = builtins.min = builtins.sum = lambda *_, **__: 2


def f(x):
    return 7
