# /// tockbox
# row = 90
# title = "import, exec, compile and open do nothing"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "no_result"]
# stopped_by = "answer comparison"
# ///
import builtins

builtins.__import__ = lambda *_, **__: None
builtins.exec = builtins.eval = builtins.compile = lambda *_, **__: None
builtins.print = builtins.open = lambda *_, **__: None


def f(x):
    return 7
