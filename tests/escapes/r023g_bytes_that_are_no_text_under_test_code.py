# /// tockbox
# row = 23
# title = "bytes that are no text on both streams, beside right answers"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4\nassert f(3) == 9"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4\n    assert candidate(3) == 9"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)\n        self.assertEqual(f(3), 9)"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted", "runtime_error"]
# stopped_by = "streams are bytes"
# ///
import os
import sys


def f(x):
    os.write(1, b"\xff\xfe\x00\x1b[2J\r\n")
    os.write(2, b"\xc3\x28\xf0\x9f")
    sys.stdout.write("\udcff\n")
    return x * x
