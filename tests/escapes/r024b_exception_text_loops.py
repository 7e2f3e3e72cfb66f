# /// tockbox
# row = 24
# title = "an exception whose text never ends"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error", "time_limit_exceeded"]
# stopped_by = "cpu deadline"
# ///
class Bomb(Exception):
    def __str__(self):
        while True:
            pass

    __repr__ = __str__


def f(x):
    raise Bomb
