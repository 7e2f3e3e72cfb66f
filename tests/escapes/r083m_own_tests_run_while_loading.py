# /// tockbox
# row = 83
# title = "unittest.main() runs tests of the candidate's own and exits"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == 4"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["no_result"]
# flags = ["early_exit"]
# stopped_by = "no answer, no pass"
# ///
import sys
import unittest


class Mine(unittest.TestCase):
    def test_nothing(self):
        self.assertTrue(True)


def f(x):
    return 0


unittest.main(module=sys.modules.get(__name__), argv=["candidate"])
