# /// tockbox
# row = 83
# title = "the result exits when it is looked at"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "no_result"]
# stopped_by = "exact types"
# ///
class Result(int):
    def __getattribute__(self, name):
        raise SystemExit(0)

    def __index__(self):
        raise SystemExit(0)

    __int__ = __repr__ = __str__ = __hash__ = __eq__ = __index__


def f(x):
    return Result(5)
