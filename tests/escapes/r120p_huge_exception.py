# /// tockbox
# row = 120
# title = "an exception of a hundred megabytes"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "assert", "code": "assert g(2) == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        with self.assertRaises(ValueError) as caught:\n            f(2)\n        self.assertEqual(len(str(caught.exception)), 4)"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 1024, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "output_limit_exceeded", "memory_limit_exceeded"]
# stopped_by = "length-capped text"
# ///
def f(x):
    raise ValueError("x" * 100_000_000)


def g(x):
    error = ValueError("small")
    error.data = ["x" * 1_000_000] * 100
    raise error
