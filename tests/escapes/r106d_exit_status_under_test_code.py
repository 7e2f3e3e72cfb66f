# /// tockbox
# row = 106
# title = "atexit leaves with status 0 after an assert has failed"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == 4"},
#   {"type": "assert", "code": "assert g(2) == 4"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error"]
# each = [["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["runtime_error"]]
# stopped_by = "exit codes mean nothing"
# ///
import atexit
import os
import sys

atexit.register(os._exit, 0)
sys.excepthook = lambda *_: os._exit(0)


def f(x):
    return 0


def g(x):
    raise ValueError("no answer")
