# /// tockbox
# row = 91
# title = "the candidate swallows the assert that failed in the test's callback"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "def visit(n):\n    assert n == 4\n\n\nf(visit)"},
#   {"type": "assert", "code": "def visit(n):\n    assert n == 4\n\n\ng(visit)"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    def visit(n):\n        assert n == 4\n\n    candidate(visit)\n    assert True"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        f(lambda n: self.assertEqual(n, 4))\n        self.assertTrue(True)"},
#   {"type": "unittest", "code": "def visit(n):\n    assert n == 4\n\n\ndef test_it():\n    f(visit)\n    assert True"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "an assert that failed stays failed"
# ///
def f(visit):
    try:
        visit(0)
    except BaseException:
        pass


def g(visit):
    try:
        visit(0)
    finally:
        return
