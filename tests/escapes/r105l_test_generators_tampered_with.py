# /// tockbox
# row = 105
# title = "a generator of the test is closed, or fed with exceptions, by the candidate"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "def numbers():\n    yield 1\n    yield 2\n\n\nassert f(numbers(), 'close') == 4"},
#   {"type": "assert", "code": "def numbers():\n    yield 1\n    yield 2\n\n\nassert f(numbers(), 'skip') == 4"},
#   {"type": "assert", "code": "def numbers():\n    yield 1\n    yield 2\n\n\nassert f(numbers(), 'assert') == 4"},
#   {"type": "assert", "code": "def numbers():\n    yield 1\n    yield 2\n\n\nassert f(numbers(), 'next') == 4"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error"]
# stopped_by = "the test's own comparison"
# ///
import unittest


def f(items, kind):
    if kind == "close":
        items.close()
    elif kind == "skip":
        try:
            items.throw(unittest.SkipTest("now"))
        except BaseException:
            pass
    elif kind == "assert":
        try:
            items.throw(AssertionError)
        except BaseException:
            pass
    else:
        next(items, None)
    return 0
