# /// tockbox
# row = 91
# title = "the test's own assertion is caught by the candidate and another exception sent on"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "def visit(n):\n    assert n == 4\n\n\ntry:\n    g(visit)\nexcept ValueError:\n    pass\nassert True"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        with self.assertRaises(ValueError):\n            g(lambda n: self.assertEqual(n, 4))"},
#   {"type": "assert", "code": "def visit(n):\n    assert n == 4\n\n\nassert list(map(f, [visit])) == []"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error"]
# stopped_by = "an assert that failed stays failed"
# ///
def f(visit):
    try:
        visit(0)
    except BaseException as error:
        raise StopIteration(4) from error


def g(visit):
    try:
        visit(0)
    except BaseException as error:
        raise ValueError("as expected") from None
