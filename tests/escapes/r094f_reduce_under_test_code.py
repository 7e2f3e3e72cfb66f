# /// tockbox
# row = 94
# title = "objects that claim to be 4 when they are copied or pickled"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == 4"},
#   {"type": "assert", "code": "import copy\nassert copy.copy(f(2)) == 4"},
#   {"type": "assert", "code": "import copy\nassert copy.deepcopy([f(2)]) == [4]"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "no_result"]
# each = [["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer", "runtime_error"], ["wrong_answer", "runtime_error", "no_result"]]
# stopped_by = "no pickle; a handle never equals plain data"
# ///
import os


class Payload:
    def __reduce__(self):
        return (eval, ("4",))

    def __reduce_ex__(self, protocol):
        return (os._exit, (0,))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        raise SystemExit(0)

    def __getstate__(self):
        os._exit(0)

    def __getnewargs__(self):
        return (4,)


def f(x):
    return Payload()
