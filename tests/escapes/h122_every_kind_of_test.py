# /// tockbox
# title = "one program under tests of every type"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "stdio", "stdin": "4\n", "expected_stdout": "8\n"},
#   {"type": "call", "function": "double", "args": [4], "expected": 8},
#   {"type": "assert", "code": "assert double(4) == 8"},
#   {"type": "check", "entry_point": "double", "code": "def check(candidate):\n    assert candidate('ab') == 'abab'"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(double([1]), [1, 1])"},
#   {"type": "unittest", "code": "def test_it():\n    assert double(1.5) == 3.0"}
# ]
# '''
# verdicts = ["accepted"]
# ///
def double(x):
    return x * 2


if __name__ == "__main__":
    print(double(int(input())))
