# /// tockbox
# row = 119
# title = "an exception where nothing is expected, through every type of test"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "stdio", "stdin": "2\n", "expected_stdout": ""},
#   {"type": "call", "function": "f", "args": [2], "expected": null},
#   {"type": "assert", "code": "assert f(2) == None"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == None"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), None)"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == None"},
#   {"type": "assert", "code": "f(2)\nassert True"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "an exception is no answer"
# ///
import sys


def f(x):
    raise ValueError("nothing to see")


if __name__ == "__main__":
    f(2)
