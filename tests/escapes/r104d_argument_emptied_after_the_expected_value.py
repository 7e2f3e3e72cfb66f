# /// tockbox
# row = 104
# title = "the argument is changed although the expected value is fixed already"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "items = [3, 1, 2]\nexpected = sorted(items)\nassert f(items) == expected"},
#   {"type": "assert", "code": "items = [3, 1, 2]\nexpected = sum(items)\nassert g(items) == expected"},
#   {"type": "check", "entry_point": "f", "code": "CASES = [([3, 1, 2], [1, 2, 3]), ([2, 1], [1, 2])]\n\n\ndef check(candidate):\n    for items, expected in CASES:\n        assert candidate(items) == expected"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def setUp(self):\n        self.items = [3, 1, 2]\n        self.expected = [1, 2, 3]\n\n    def test_it(self):\n        self.assertEqual(f(self.items), self.expected)"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# flags = ["arguments_mutated"]
# stopped_by = "the tester's own copy"
# ///
def f(items):
    items.clear()
    return items


def g(items):
    items[:] = [0] * len(items)
    return sum(items)
