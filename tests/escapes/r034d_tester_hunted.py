# /// tockbox
# row = 34
# title = "every process in reach is killed, the tester above all, then a wrong answer"
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
# stopped_by = "namespaces, uid, seccomp: the tester is in another slot"
# ///
import os
import signal


def f(x):
    me = os.getpid()
    for pid in [*range(1, 400), *range(me - 200, me + 200)]:
        if pid not in (me, 0) and pid > 0:
            try:
                os.kill(pid, signal.SIGKILL)
            except OSError:
                pass
    return 0
