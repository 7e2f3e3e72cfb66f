# /// tockbox
# row = 119
# title = "an exception class whose metaclass claims every base"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "try:\n    f(-1)\nexcept ValueError:\n    assert True"},
#   {"type": "assert", "code": "try:\n    f(-1)\nexcept Exception as error:\n    assert isinstance(error, ValueError)"},
#   {"type": "assert", "code": "try:\n    f(-1)\nexcept Exception as error:\n    assert type(error) == ValueError"},
#   {"type": "assert", "code": "try:\n    f(-1)\nexcept Exception as error:\n    assert type(error) is ValueError"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        with self.assertRaises(ValueError):\n            f(-1)"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        with self.assertRaises(Exception) as caught:\n            f(-1)\n        self.assertIsInstance(caught.exception, ValueError)"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error"]
# each = [["runtime_error"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["runtime_error"], ["wrong_answer"]]
# stopped_by = "an exception is of the builtin classes that it really has"
# ///
class Meta(type):
    def __instancecheck__(cls, instance):
        return True

    def __subclasscheck__(cls, other):
        return True

    def __eq__(cls, other):
        return True

    def __hash__(cls):
        return hash(ValueError)

    def mro(cls):
        return super().mro()


class Chameleon(Exception, metaclass=Meta):
    __class__ = ValueError
    __name__ = "ValueError"

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0


def f(x):
    raise Chameleon("negative")
