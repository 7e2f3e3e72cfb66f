# /// tockbox
# row = 99
# title = "the digits of True and False are swapped"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": [3, 2, 1]}]'
# limits = { cpu_seconds = 4, wall_seconds = 5, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "no_result", "time_limit_exceeded"]
# stopped_by = "arithmetic on the host"
# ///
import ctypes


def f(x):
    size = 4
    a, b = id(True) + 24, id(False) + 24
    one, two = ctypes.string_at(a, size), ctypes.string_at(b, size)
    ctypes.memmove(a, two, size)
    ctypes.memmove(b, one, size)
    return [1, 2, 3]
