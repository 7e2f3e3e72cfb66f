# /// tockbox
# row = 86
# title = "unittest.mock.ANY and mocks as answers"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == 4"},
#   {"type": "assert", "code": "assert 4 == f(2)"},
#   {"type": "assert", "code": "assert f(2) in [4]"},
#   {"type": "assert", "code": "assert f(2) == [1, 2]"},
#   {"type": "assert", "code": "assert h(2) == [4]"},
#   {"type": "assert", "code": "assert [4] == h(2)"},
#   {"type": "assert", "code": "assert g(2) == 4"},
#   {"type": "assert", "code": "assert 4 == g(2)"},
#   {"type": "assert", "code": "assert abs(g(2) - 0.5) < 1e-6"},
#   {"type": "assert", "code": "assert sorted(h(2)) == [4]"},
#   {"type": "assert", "code": "assert set(h(2)) == {4}"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# each = [["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer", "runtime_error"], ["wrong_answer"], ["wrong_answer", "runtime_error"]]
# stopped_by = "a handle never equals plain data"
# ///
import unittest.mock


class Anything(unittest.mock.MagicMock):
    def __eq__(self, other):
        return True


def f(x):
    return unittest.mock.ANY


def g(x):
    return Anything()


def h(x):
    return [unittest.mock.ANY]
