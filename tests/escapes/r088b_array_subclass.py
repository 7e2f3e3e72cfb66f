# /// tockbox
# row = 88
# title = "a subclass of numpy's array that lies, or of the library's where numpy is missing"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "call", "function": "f", "args": [2], "expected": [1.0, 2.0, 3.0]},
#   {"type": "assert", "code": "assert f(2) == [1.0, 2.0, 3.0]"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == [1.0, 2.0, 3.0]"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), [1.0, 2.0, 3.0])"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == [1.0, 2.0, 3.0]"},
#   {"type": "assert", "code": "import array\nassert f(2) == array.array('d', [1.0, 2.0, 3.0])"},
#   {"type": "assert", "code": "assert list(f(2)) == [1.0, 2.0, 3.0]"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "a subclass crosses as a handle, and a handle never equals plain data"
# ///
try:
    import numpy

    base, make = numpy.ndarray, lambda cls: numpy.zeros(3).view(cls)
except ImportError:
    import array

    base, make = array.array, lambda cls: cls("d", [0.0, 0.0, 0.0])


class Lying(base):
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __hash__(self):
        return 0

    def __array_ufunc__(self, *_, **__):
        return True

    def __array_function__(self, *_, **__):
        return True


def f(x):
    return make(Lying)
