# /// tockbox
# row = 99
# title = "the comparison of integers always says yes"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 5, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "no_result", "time_limit_exceeded"]
# stopped_by = "arithmetic on the host"
# ///
import ctypes


def f(x):
    # Slot 200 of a type is its comparison: from here on every integer equals every other.
    kind = ctypes.PYFUNCTYPE(ctypes.py_object, ctypes.py_object, ctypes.py_object, ctypes.c_int)
    f.kept = kind(lambda a, b, op: True)
    ctypes.c_void_p.from_address(id(int) + 200).value = ctypes.cast(f.kept, ctypes.c_void_p).value
    return 7
