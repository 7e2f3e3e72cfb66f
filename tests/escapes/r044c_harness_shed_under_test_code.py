# /// tockbox
# row = 44
# title = "the interpreter is started anew in the middle of a test"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == 4"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error"]
# stopped_by = "seccomp: no new program"
# ///
import os
import sys


def f(x):
    for fd in range(3, 10):
        try:
            os.set_inheritable(fd, True)
        except OSError:
            pass
    try:
        os.execv(sys.executable, [sys.executable, "-c", "import os; os.write(3, b'passed')"])
    except OSError:
        return 0
