# /// tockbox
# row = 103
# title = "only the first call of each entry is answered rightly"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "assert", "code": "assert f(2) == 4\nassert f(3) == 9"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4\n    assert candidate(2) == 4"},
#   {"type": "assert", "code": "assert f(3) == 9"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)\n        self.assertEqual(f(2), 4)"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# each = [["accepted"], ["wrong_answer"], ["wrong_answer"], ["accepted"], ["wrong_answer"]]
# stopped_by = "each entry starts from the loaded state, and its asserts share one"
# ///
calls = 0


def f(x):
    global calls
    calls += 1
    return x * x if calls == 1 else 0
