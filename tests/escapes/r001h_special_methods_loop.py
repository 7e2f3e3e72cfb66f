# /// tockbox
# row = 1
# title = "comparing and hashing the candidate's objects never ends"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == f(3)"},
#   {"type": "assert", "code": "assert bool(f(2))"},
#   {"type": "assert", "code": "assert len({f(2), f(3)}) == 2"},
#   {"type": "assert", "code": "assert sorted([f(2), f(3)])"},
#   {"type": "assert", "code": "assert str(f(2)) == '4'"}
# ]
# '''
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# stopped_by = "cpu deadline"
# ///
class Box:
    def _loop(self, *_):
        while True:
            pass

    __eq__ = __hash__ = __lt__ = __bool__ = __str__ = _loop


def f(x):
    return Box()
