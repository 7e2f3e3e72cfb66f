# /// tockbox
# row = 86
# title = "an object whose __class__ says list, from a class whose metaclass says yes"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert isinstance(f(2), list)"},
#   {"type": "assert", "code": "assert type(f(2)) == list"},
#   {"type": "assert", "code": "assert type(f(2)) is list"},
#   {"type": "assert", "code": "assert f(2).__class__ is list"},
#   {"type": "assert", "code": "assert f(2).__class__ == list"},
#   {"type": "assert", "code": "assert f(2) == [4]"},
#   {"type": "assert", "code": "assert isinstance(f(2), list) and f(2) == [4]"},
#   {"type": "assert", "code": "assert list(f(2)) == [4]"},
#   {"type": "assert", "code": "assert type(f(2)) in (list, tuple)"},
#   {"type": "assert", "code": "assert issubclass(type(f(2)), list)"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertIsInstance(f(2), list)"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertListEqual(f(2), [4])"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# each = [["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer", "runtime_error"], ["wrong_answer", "runtime_error"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer", "runtime_error"], ["wrong_answer"], ["wrong_answer"]]
# stopped_by = "a handle is of no builtin type"
# ///
class Meta(type):
    def __eq__(cls, other):
        return True

    def __hash__(cls):
        return hash(list)

    def __instancecheck__(cls, instance):
        return True

    def __subclasscheck__(cls, other):
        return True


class Pretender(metaclass=Meta):
    __class__ = list

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0

    def __iter__(self):
        return iter([0])

    def __len__(self):
        return 1


def f(x):
    return Pretender()
