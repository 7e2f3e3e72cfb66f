# /// tockbox
# row = 83
# title = "exit code 0 as an answer, through every type of test"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "stdio", "stdin": "2\n", "expected_stdout": "4\n"},
#   {"type": "call", "function": "f", "args": [2], "expected": 4},
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == 4"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["no_result"]
# each = [["wrong_answer"], ["no_result"], ["no_result"], ["no_result"], ["no_result"], ["no_result"]]
# flags = ["early_exit"]
# stopped_by = "exit codes mean nothing"
# ///
import sys


def f(x):
    return 0


sys.exit(0)
