# /// tockbox
# row = 110
# title = "a fatal error of the interpreter that asks for a retry"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "a guest's death is the guest's"
# ///
import ctypes


def f(x):
    ctypes.pythonapi.Py_FatalError(b"internal_error: please retry")
