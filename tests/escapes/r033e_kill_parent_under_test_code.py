# /// tockbox
# row = 33
# title = "the parent is killed in the middle of a test, beside right answers"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4\nassert f(3) == 9"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4\n    assert candidate(3) == 9"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)\n        self.assertEqual(f(3), 9)"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "processes"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "uid, immunity of process 1, seccomp"
# ///
import os
import signal


def f(x):
    for what in (signal.SIGKILL, signal.SIGTERM, signal.SIGSTOP):
        try:
            os.kill(os.getppid(), what)
        except OSError:
            pass
    return x * x
