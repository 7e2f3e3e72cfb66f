# /// tockbox
# row = 95
# title = "the expected value is read from the grader's frames and heap, through every type of test"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "stdio", "stdin": "2\n", "expected_stdout": "tockbox-secret-5a1f09c3e7b2d846\n"},
#   {"type": "call", "function": "f", "args": [2], "expected": "tockbox-secret-5a1f09c3e7b2d846"},
#   {"type": "assert", "code": "SECRET = 'tockbox-secret-5a1f09c3e7b2d846'\npass\nassert f(2) == SECRET"},
#   {"type": "check", "entry_point": "f", "code": "SECRET = 'tockbox-secret-5a1f09c3e7b2d846'\n\n\ndef check(candidate):\n    pass\n    assert candidate(2) == 'tockbox-secret-5a1f09c3e7b2d846'"},
#   {"type": "unittest", "code": "import unittest\n\nSECRET = 'tockbox-secret-5a1f09c3e7b2d846'\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        pass\n        self.assertEqual(f(2), SECRET)"},
#   {"type": "unittest", "code": "SECRET = 'tockbox-secret-5a1f09c3e7b2d846'\n\n\ndef test_it():\n    pass\n    assert f(2) == SECRET"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "the expected value is not in the process"
# ///
import re

# Put together here, so that the search does not find this program itself.
PREFIX = "-".join(["tockbox", "secret", ""])
SHAPE = re.compile(PREFIX + "[0-9a-f]{16}")


import gc
import sys


def search(scopes):
    for scope in scopes:
        for value in list(scope):
            found = SHAPE.search(repr(value)[:200_000])
            if found:
                return found.group()
    return None


def f(x):
    frame = sys._getframe()
    while frame is not None:
        found = search([frame.f_locals.values(), frame.f_globals.values(), frame.f_code.co_consts])
        if found:
            return found
        frame = frame.f_back
    return search(thing.values() for thing in gc.get_objects() if type(thing) is dict) or "nothing"


if __name__ == "__main__":
    print(f(2))
