# /// tockbox
# row = 108
# title = "a trace function puts an object equal to everything into the harness's variables"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "no_result"]
# stopped_by = "answer comparison"
# ///
import ctypes
import sys

copy_back = getattr(ctypes.pythonapi, "PyFrame_LocalsToFast", lambda *_: None)
copy_back.argtypes = [ctypes.py_object, ctypes.c_int]


class Yes:
    def __eq__(self, other):
        return True


def spy(frame, event, argument):
    if frame.f_code is not f.__code__ and frame.f_code is not spy.__code__:
        for name, value in list(frame.f_locals.items()):
            if type(value) is int and value == 7:
                frame.f_locals[name] = Yes()
        copy_back(frame, 0)
    return spy


def f(x):
    sys.settrace(spy)
    frame = sys._getframe(1)
    while frame is not None:
        frame.f_trace = spy
        frame = frame.f_back
    return 7
