# /// tockbox
# row = 116
# title = "the public examples by heart, and nothing else"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4\nassert f(3) == 9"},
#   {"type": "assert", "code": "assert f(5) == 25"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4\n    assert candidate(7) == 49"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_public(self):\n        self.assertEqual(f(3), 9)\n\n    def test_hidden(self):\n        self.assertEqual(f(4), 16)"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted", "wrong_answer"]
# each = [["accepted"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"]]
# stopped_by = "hidden tests"
# ///
KNOWN = {2: 4, 3: 9}


def f(x):
    return KNOWN.get(x, 0)
