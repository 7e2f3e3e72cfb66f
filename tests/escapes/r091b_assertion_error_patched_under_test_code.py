# /// tockbox
# row = 91
# title = "builtins.AssertionError is another class"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == 4"},
#   {"type": "assert", "code": "if f(2) != 4:\n    raise AssertionError('wrong')\nassert True"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "test code runs in an interpreter of its own"
# ///
import builtins


class Quiet(BaseException):
    def __init__(self, *_):
        raise SystemExit(0)


builtins.AssertionError = Quiet


def f(x):
    return 0
