# /// tockbox
# row = 84
# title = "os._exit(0) after one right answer"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4\nassert f(3) == 9"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4\n    assert candidate(3) == 9"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_a(self):\n        self.assertEqual(f(2), 4)\n\n    def test_b(self):\n        self.assertEqual(f(3), 9)"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["no_result"]
# flags = ["early_exit"]
# stopped_by = "no answer, no pass"
# ///
import os


def f(x):
    if x == 2:
        return 4
    os._exit(0)
