# /// tockbox
# row = 24
# title = "exceptions whose text raises, exits, loops or is no text"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f('raise') == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f('raise'), 4)"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        with self.assertRaises(ValueError):\n            f('raise')"},
#   {"type": "assert", "code": "assert f('exit') == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f('exit'), 4)"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        with self.assertRaises(ValueError):\n            f('exit')"},
#   {"type": "assert", "code": "assert f('hard') == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f('hard'), 4)"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        with self.assertRaises(ValueError):\n            f('hard')"},
#   {"type": "assert", "code": "assert f('number') == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f('number'), 4)"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        with self.assertRaises(ValueError):\n            f('number')"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error", "no_result"]
# each = [["runtime_error"], ["runtime_error"], ["runtime_error"], ["runtime_error", "no_result"], ["runtime_error", "no_result"], ["runtime_error", "no_result"], ["runtime_error", "no_result"], ["runtime_error", "no_result"], ["runtime_error", "no_result"], ["runtime_error"], ["runtime_error"], ["runtime_error"]]
# stopped_by = "text of exceptions is made in the guest"
# ///
import os


class Bad(Exception):
    kind = "raise"

    def __str__(self):
        if self.kind == "raise":
            raise self
        if self.kind == "exit":
            raise SystemExit(0)
        if self.kind == "hard":
            os._exit(0)
        return 4

    __repr__ = __str__


def f(kind):
    error = Bad()
    error.kind = kind
    raise error
