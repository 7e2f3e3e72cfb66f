# /// tockbox
# row = 118
# title = "the representation that a report wants raises, exits, loops or is huge"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f('raise') == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f('raise'), 4)"},
#   {"type": "assert", "code": "assert f('exit') == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f('exit'), 4)"},
#   {"type": "assert", "code": "assert f('hard') == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f('hard'), 4)"},
#   {"type": "assert", "code": "assert f('number') == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f('number'), 4)"},
#   {"type": "assert", "code": "assert f('huge') == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f('huge'), 4)"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "no_result"]
# each = [["wrong_answer"], ["wrong_answer"], ["wrong_answer", "no_result"], ["wrong_answer", "no_result"], ["wrong_answer", "no_result"], ["wrong_answer", "no_result"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer", "output_limit_exceeded", "memory_limit_exceeded"], ["wrong_answer", "output_limit_exceeded", "memory_limit_exceeded"]]
# stopped_by = "the failed assert stays failed"
# ///
import os


class Thing:
    def __init__(self, kind):
        self.kind = kind

    def __repr__(self):
        if self.kind == "raise":
            raise RuntimeError("no")
        if self.kind == "exit":
            raise SystemExit(0)
        if self.kind == "hard":
            os._exit(0)
        if self.kind == "number":
            return 4
        return "x" * 30_000_000


def f(kind):
    return Thing(kind)
