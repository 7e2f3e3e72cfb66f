# /// tockbox
# row = 93
# title = "the module sets names that belong to the interpreter"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == 4"},
#   {"type": "assert", "code": "import math\nassert math.isclose(f(2), 3.14)"},
#   {"type": "assert", "code": "assert undefined_name(f(2)) is True"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error"]
# each = [["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer", "runtime_error"]]
# stopped_by = "names of the interpreter are the tester's own"
# ///
import types


class Yes(dict):
    def __missing__(self, name):
        return lambda *_, **__: True


__builtins__ = Yes(globals()["__builtins__"] if isinstance(globals().get("__builtins__"), dict) else vars(globals()["__builtins__"]))
__name__ = "__main__"
__file__ = "/dev/null"
__spec__ = __loader__ = __package__ = None
__import__ = lambda *_, **__: types.SimpleNamespace(isclose=lambda *_, **__: True)
__build_class__ = lambda *_, **__: None
__debug__2 = 0
__annotations__ = {}


def __getattr__(name):
    return lambda *_, **__: True


def f(x):
    return 0
