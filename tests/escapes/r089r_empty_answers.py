# /// tockbox
# row = 89
# title = "empty and short answers"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f('list') == [4]"},
#   {"type": "assert", "code": "assert f('dict') == {4: 4}"},
#   {"type": "assert", "code": "assert f('text') == 'x'"},
#   {"type": "assert", "code": "assert f('none') == 4"},
#   {"type": "assert", "code": "assert f('none') == []"},
#   {"type": "assert", "code": "assert f('zero') is False"},
#   {"type": "assert", "code": "assert f('zero') is None"},
#   {"type": "assert", "code": "assert f('list') == ()"},
#   {"type": "assert", "code": "assert f('list') is None"},
#   {"type": "assert", "code": "assert f('text') == None"},
#   {"type": "assert", "code": "assert len(f('list')) == 1 and all(a == b for a, b in zip(f('list'), [4]))"},
#   {"type": "assert", "code": "assert list(f('generator')) == [4]"},
#   {"type": "assert", "code": "assert sorted(f('list')) == [4]"},
#   {"type": "assert", "code": "assert f('none') is not None"},
#   {"type": "assert", "code": "assert f('list')"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert len(candidate('list')) == 1\n    assert all(a == b for a, b in zip(candidate('list'), [4]))"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f('none'), [])"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertListEqual(f('list'), [4])"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertIsNotNone(f('none'))"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertTrue(f('text'))"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "the test's own comparison"
# ///
def f(kind):
    return {"list": [], "dict": {}, "text": "", "none": None, "zero": 0, "generator": (n for n in ())}[kind]
