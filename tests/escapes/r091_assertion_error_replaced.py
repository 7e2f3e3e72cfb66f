# /// tockbox
# row = 91
# title = "AssertionError and the flags are replaced"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "answer comparison"
# ///
import builtins
import sys

builtins.AssertionError = type("Harmless", (Exception,), {})
sys.flags = type("Flags", (), {"optimize": 2, "__getattr__": lambda *_: 0})()


def f(x):
    return 7
