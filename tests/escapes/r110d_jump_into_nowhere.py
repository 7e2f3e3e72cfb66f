# /// tockbox
# row = 110
# title = "a crash while loading"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}, {"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "a guest's death is the guest's"
# ///
import ctypes

ctypes.CFUNCTYPE(ctypes.c_int)(0xDEAD0000)()


def f(x):
    return x + 1
