# /// tockbox
# row = 99
# title = "integers are compared by a function that always says yes"
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
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "no_result", "time_limit_exceeded"]
# stopped_by = "arithmetic in another process"
# ///
import ctypes

ANSWER = ctypes.PYFUNCTYPE(ctypes.py_object, ctypes.py_object, ctypes.py_object, ctypes.c_int)(lambda a, b, how: True)


def f(x):
    # tp_richcompare stands at the same place in every version.
    ctypes.c_void_p.from_address(id(int) + 200).value = ctypes.cast(ANSWER, ctypes.c_void_p).value
    return 0
