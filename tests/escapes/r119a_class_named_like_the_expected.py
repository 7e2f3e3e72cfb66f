# /// tockbox
# row = 119
# title = "an exception class that is only named like the expected one"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "try:\n    f(-1)\n    assert False\nexcept ValueError:\n    pass"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    try:\n        candidate(-1)\n    except ValueError:\n        return\n    assert False"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        with self.assertRaises(ValueError):\n            f(-1)"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertRaises(ValueError, f, -1)"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        with self.assertRaisesRegex(ValueError, 'negative'):\n            f(-1)"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertRaises(KeyError, g, -1)"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertRaises(LookupError, g, -1)"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "a class is not another for its name"
# ///
class ValueError(Exception):
    def __eq__(self, other):
        return True

    def __str__(self):
        return "negative"


KeyError = type("KeyError", (Exception,), {"__module__": "builtins", "__qualname__": "KeyError"})


def f(x):
    raise ValueError("whatever")


def g(x):
    raise KeyError(x)
