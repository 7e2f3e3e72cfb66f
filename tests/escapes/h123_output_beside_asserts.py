# /// tockbox
# title = "a program that prints while it loads and when it is called"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert noisy(2) == 2"},
#   {"type": "check", "entry_point": "noisy", "code": "def check(candidate):\n    print('checking')\n    assert candidate(2) == 2"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        print('testing')\n        self.assertEqual(noisy(2), 2)"}
# ]
# '''
# verdicts = ["accepted"]
# ///
print("loading")


def noisy(x):
    print("called with", x)
    return x
