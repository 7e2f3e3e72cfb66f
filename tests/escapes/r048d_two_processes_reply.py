# /// tockbox
# row = 48
# title = "parent and child both go on with the test, wrongly"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == 4"},
#   {"type": "assert", "code": "f(1)\nf(1)\nassert f(2) == 4"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536, processes = 32 }
# verdicts = ["wrong_answer", "no_result"]
# wasm = "processes"
# verdicts_wasm = ["runtime_error"]
# tiers = ["full"]
# stopped_by = "one reply a question"
# ///
import os


def f(x):
    os.fork()
    return 0
