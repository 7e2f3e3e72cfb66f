# /// tockbox
# row = 106
# title = "finalizers and atexit try to mend the answer"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == 4"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "no_result"]
# stopped_by = "what was compared stays compared"
# ///
import atexit
import os
import weakref


def mend():
    for fd in (1, 2, 3):
        try:
            os.write(fd, b"passed")
        except OSError:
            pass
    os._exit(0)


class Thing:
    pass


thing = Thing()
atexit.register(mend)
weakref.finalize(thing, mend)


def f(x):
    return 0
