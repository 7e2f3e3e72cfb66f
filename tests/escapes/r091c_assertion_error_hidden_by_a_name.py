# /// tockbox
# row = 91
# title = "the module has an AssertionError of its own"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == 4"},
#   {"type": "assert", "code": "if f(2) != 4:\n    raise AssertionError('wrong')\nassert True"},
#   {"type": "assert", "code": "try:\n    assert f(2) == 4\nexcept Exception:\n    raise"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    if candidate(2) != 4:\n        raise AssertionError('wrong')\n    assert candidate is not None"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "names of the candidate do not hide builtins that the test uses"
# ///
class AssertionError(BaseException):
    def __new__(cls, *_):
        raise SystemExit(0)


Exception = BaseException = AssertionError
__debug = False
assertEqual = fail = lambda *_: None


def f(x):
    return 0
