# /// tockbox
# row = 105
# title = "every attribute is another object with every attribute"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "assert", "code": "assert f(2).value == 4"},
#   {"type": "assert", "code": "assert f(2).a.b.c() == 4"},
#   {"type": "assert", "code": "assert f(2)[0][1] == 4"},
#   {"type": "assert", "code": "assert f(2).__class__.__name__ == 'int'"},
#   {"type": "assert", "code": "assert f(2).items() == []"},
#   {"type": "assert", "code": "assert f(2).__len__() == 4"},
#   {"type": "assert", "code": "assert f(2).startswith('a') is True"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2).value, 4)"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        with self.assertRaises(ValueError):\n            f(2)"},
#   {"type": "assert", "code": "import copy\nassert copy.deepcopy(f(2)) == 4"},
#   {"type": "assert", "code": "import json\nassert json.dumps(f(2)) == '4'"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error"]
# each = [["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer", "runtime_error"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer", "runtime_error"], ["wrong_answer", "runtime_error"]]
# stopped_by = "a handle never equals plain data"
# ///
class Any:
    def __getattr__(self, name):
        return Any()

    def __call__(self, *_, **__):
        return Any()

    def __getitem__(self, key):
        return Any()

    def __bool__(self):
        return True

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0


def f(x):
    return Any()


def __getattr__(name):
    return Any()
