# /// tockbox
# row = 119
# title = "the expected class with a text that says yes to every pattern"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        with self.assertRaisesRegex(ValueError, 'negative'):\n            f(-1)"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        with self.assertRaises(ValueError) as caught:\n            f(-1)\n        self.assertEqual(str(caught.exception), 'negative')"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        with self.assertRaises(ValueError) as caught:\n            f(-1)\n        self.assertIn('negative', str(caught.exception))"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        with self.assertRaises(ValueError) as caught:\n            f(-1)\n        self.assertEqual(caught.exception.args, ('negative',))"},
#   {"type": "assert", "code": "try:\n    f(-1)\nexcept ValueError as error:\n    assert str(error) == 'negative'"},
#   {"type": "assert", "code": "try:\n    f(-1)\nexcept ValueError as error:\n    assert 'negative' in str(error)"},
#   {"type": "assert", "code": "try:\n    f(-1)\nexcept ValueError as error:\n    assert error.args[0] == 'negative'"},
#   {"type": "assert", "code": "try:\n    f(-1)\nexcept ValueError as error:\n    assert str(error).startswith('neg')"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error"]
# stopped_by = "texts of exceptions are exact"
# ///
class Text(str):
    def __eq__(self, other):
        return True

    def __contains__(self, other):
        return True

    def __hash__(self):
        return 0

    def startswith(self, *_):
        return True


class Wrong(ValueError):
    def __str__(self):
        return Text("something else")

    @property
    def args(self):
        return Text("x"), Text("y")


def f(x):
    raise Wrong("something else")
