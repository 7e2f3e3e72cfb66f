# /// tockbox
# row = 108
# title = "every function of the harness gets another body"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "no_result"]
# stopped_by = "answer comparison"
# ///
import gc
import sys
import types


def verdict(*_, **__):
    return "accepted"


def f(x):
    frame = sys._getframe(1)
    while frame is not None:
        for function in [
            o for o in gc.get_objects() if isinstance(o, types.FunctionType) and o.__globals__ is frame.f_globals
        ]:
            try:
                function.__code__ = verdict.__code__
            except ValueError:
                pass
        frame = frame.f_back
    return 7
