# /// tockbox
# row = 25
# title = "a finalizer registered while loading loops at exit"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 5, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "kill after the answer"
# ///
import weakref


class Box:
    pass


kept = Box()


def stall():
    while True:
        pass


weakref.finalize(kept, stall)


def f(x):
    return x + 1
