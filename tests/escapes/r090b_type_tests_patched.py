# /// tockbox
# row = 90
# title = "isinstance and type say yes to everything"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "no_result"]
# stopped_by = "answer comparison"
# ///
import builtins

builtins.isinstance = builtins.issubclass = lambda *_: True
builtins.type = lambda *_: int
builtins.callable = lambda *_: True


def f(x):
    return 7
