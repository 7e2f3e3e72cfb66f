# /// tockbox
# row = 84
# title = "os._exit(0) in the finalizer of a wrong answer"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == 4"},
#   {"type": "assert", "code": "assert g() == 4"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["no_result"]
# each = [["no_result"], ["no_result"], ["no_result"], ["no_result"], ["wrong_answer", "no_result"]]
# flags = ["early_exit"]
# stopped_by = "no answer, no pass"
# ///
import os


class Box:
    def __del__(self):
        os._exit(0)


def f(x):
    Box()
    return 0


def g():
    return Box()
