# /// tockbox
# row = 99
# title = "an object's type is rewritten to int in memory"
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
# verdicts = ["wrong_answer", "runtime_error", "no_result"]
# stopped_by = "what crosses is what the codec reads, as data"
# ///
import ctypes


class Yes:
    __slots__ = ("a", "b", "c")

    def __eq__(self, other):
        return True


def f(x):
    value = Yes()
    ctypes.c_void_p.from_address(id(value) + 8).value = id(int)
    return value
