# /// tockbox
# row = 105
# title = "iterators, lengths and items without end"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "for n in f('class'):\n    assert n == 4"},
#   {"type": "assert", "code": "assert sum(f('items')) == 4"},
#   {"type": "assert", "code": "assert max(f('count')) == 4"},
#   {"type": "assert", "code": "assert len(f('length')) == 4"}
# ]
# '''
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded", "memory_limit_exceeded", "output_limit_exceeded", "runtime_error"]
# each = [["time_limit_exceeded", "memory_limit_exceeded", "output_limit_exceeded"], ["time_limit_exceeded", "memory_limit_exceeded", "output_limit_exceeded", "runtime_error"], ["time_limit_exceeded", "memory_limit_exceeded", "output_limit_exceeded"], ["time_limit_exceeded", "memory_limit_exceeded", "output_limit_exceeded"]]
# stopped_by = "limits"
# ///
import itertools


class Endless:
    def __iter__(self):
        return self

    def __next__(self):
        return 4


class Items:
    def __getitem__(self, i):
        return 4


class Slow:
    def __len__(self):
        while True:
            pass


def f(kind):
    return {"class": Endless(), "items": Items(), "count": itertools.repeat(4)}.get(kind) or Slow()
