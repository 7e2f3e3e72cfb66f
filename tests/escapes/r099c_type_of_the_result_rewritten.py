# /// tockbox
# row = 99
# title = "a class takes the name of int in memory"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "no_result"]
# stopped_by = "exact types"
# ///
import ctypes


class Liar:
    def __eq__(self, other):
        return True


def f(x):
    liar = Liar()
    ctypes.c_void_p.from_address(id(Liar) + 24).value = ctypes.c_void_p.from_address(id(int) + 24).value  # the name
    return liar
