# /// tockbox
# row = 85
# title = "SkipTest in what the test's set-up, tear-down and decorators call"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def setUp(self):\n        self.box = Box()\n\n    def test_it(self):\n        self.assertEqual(self.box.value, 4)"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    @classmethod\n    def setUpClass(cls):\n        prepare()\n\n    def test_it(self):\n        self.assertEqual(1, 2)"},
#   {"type": "unittest", "code": "import unittest\n\n\ndef setUpModule():\n    prepare()\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(1, 2)"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        with self.subTest():\n            prepare()\n        self.assertTrue(True)"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.addCleanup(prepare)\n        self.assertTrue(True)"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "a skip of the candidate's is a failure"
# ///
import unittest


class Box:
    def __init__(self):
        raise unittest.SkipTest("later")


def condition():
    raise unittest.SkipTest("later")


def prepare():
    raise unittest.SkipTest("later")
