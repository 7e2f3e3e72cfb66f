# /// tockbox
# row = 99
# title = "the interpreter's 7 becomes a 9"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "no_result"]
# stopped_by = "arithmetic on the host"
# ///
import ctypes


def f(x):
    # The one 7 that the interpreter keeps for everybody holds another digit from here on.
    ctypes.c_uint32.from_address(id(7) + 24).value = 9
    return 7
