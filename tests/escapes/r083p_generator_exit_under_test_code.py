# /// tockbox
# row = 83
# title = "GeneratorExit from the function"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == 4"},
#   {"type": "assert", "code": "assert all(f(n) == n * n for n in range(3))"},
#   {"type": "assert", "code": "def squares():\n    for n in range(3):\n        yield f(n)\n\n\nassert list(squares()) == [0, 1, 4]"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "an exception is no answer"
# ///
def f(x):
    raise GeneratorExit
