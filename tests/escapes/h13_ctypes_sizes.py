# /// tockbox
# title = "sizes and offsets by ctypes"
# honest = true
# kind = "call"
# calls = '[{"function": "f", "args": [], "expected": [8, 16, 8]}]'
# verdicts = ["accepted"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# ///
import ctypes


def f():
    class Pair(ctypes.Structure):
        _fields_ = [("a", ctypes.c_int32), ("b", ctypes.c_double)]

    return [ctypes.sizeof(ctypes.c_int64), ctypes.sizeof(Pair), Pair.b.offset]
