# /// tockbox
# row = 25
# title = "right answers, then atexit and finalizers that never end"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4\nassert f(3) == 9"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4\n    assert candidate(3) == 9"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)\n        self.assertEqual(f(3), 9)"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 5, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "kill after the answer"
# ///
import atexit
import time


class Thing:
    def __del__(self):
        time.sleep(600)


thing = Thing()
atexit.register(time.sleep, 600)


def f(x):
    return x * x
