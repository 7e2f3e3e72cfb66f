# /// tockbox
# row = 86
# title = "an object whose __class__ says int"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# flags = ["type_not_exact"]
# stopped_by = "exact types"
# ///
class Fake:
    __class__ = int

    def __eq__(self, other):
        return True

    def __int__(self):
        return 2

    __index__ = __int__

    def __repr__(self):
        return "2"


def f(x):
    return Fake()
