# /// tockbox
# row = 80
# title = "the channel of the questions is closed in the middle of a test"
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
# verdicts = ["no_result"]
# wasm = "answer_channel"
# verdicts_wasm = ["accepted"]
# stopped_by = "no answer, no pass"
# ///
import os


def f(x):
    for fd in (0, 4, 5, 6):
        try:
            os.close(fd)
        except OSError:
            pass
    return x * x
