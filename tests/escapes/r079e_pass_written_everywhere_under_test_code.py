# /// tockbox
# row = 79
# title = "'pass' is written to every descriptor in the middle of a test"
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
# verdicts = ["no_result"]
# wasm = "answer_channel"
# verdicts_wasm = ["accepted"]
# flags = ["protocol_violation"]
# stopped_by = "frame codec"
# ///
import os


def f(x):
    for fd in range(3, 1_000):
        try:
            os.write(fd, b"pass\n")
        except OSError:
            pass
    return x * x
