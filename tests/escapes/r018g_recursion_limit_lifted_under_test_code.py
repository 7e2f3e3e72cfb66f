# /// tockbox
# row = 18
# title = "the recursion limit is lifted and recursion goes into native code"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "assert", "code": "assert g(2) == g(3)"}
# ]
# '''
# limits = { cpu_seconds = 2, wall_seconds = 6, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error", "memory_limit_exceeded", "time_limit_exceeded"]
# stopped_by = "stack limit"
# ///
import sys

sys.setrecursionlimit(10**9)


class Deep:
    def __repr__(self):
        return repr([self])

    def __eq__(self, other):
        return [self] == [other]


def f(x):
    return repr(Deep())


def g(x):
    return Deep()
