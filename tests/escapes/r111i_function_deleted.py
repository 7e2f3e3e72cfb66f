# /// tockbox
# row = 111
# title = "the function deletes itself, or is no function"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == 4"},
#   {"type": "check", "entry_point": "g", "code": "def check(candidate):\n    assert candidate(2) == 4"},
#   {"type": "assert", "code": "f(2)\nassert f(2) == 4"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "no_result"]
# each = [["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer", "runtime_error", "no_result"], ["wrong_answer", "runtime_error"]]
# stopped_by = "absent answers fail"
# ///
def f(x):
    global f
    f = None
    return 0


g = None
