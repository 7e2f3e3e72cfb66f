# /// tockbox
# row = 87
# title = "a subclass of bytes that lies, under every kind of test code"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == b'x'"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == b'x'"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), b'x')"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == b'x'"},
#   {"type": "assert", "code": "assert b'x' == f(2)"},
#   {"type": "assert", "code": "assert bytes(f(2)) == b'x'"},
#   {"type": "assert", "code": "assert f(2).hex() == '78'"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error"]
# each = [["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer", "runtime_error"], ["wrong_answer", "runtime_error"], ["wrong_answer", "runtime_error"]]
# stopped_by = "a subclass crosses as a handle, and a handle never equals plain data"
# ///
def yes(*_):
    return True


def lying(base):
    body = dict.fromkeys(("__eq__", "__le__", "__ge__", "__lt__", "__gt__", "__contains__"), yes)
    return type("Lying" + base.__name__, (base,), {**body, "__ne__": lambda *_: False, "__hash__": lambda self: hash(4)})


def f(x):
    return lying(bytes)(b'a')
