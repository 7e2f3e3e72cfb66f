# /// tockbox
# row = 82
# title = "the channels are made small and non-blocking, then a large wrong answer"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == 4"},
#   {"type": "assert", "code": "assert f(2) == [4] * 200_000"},
#   {"type": "assert", "code": "assert g(4) == [4] * 200_000"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "no_result", "runtime_error", "accepted"]
# each = [["wrong_answer", "no_result", "runtime_error"], ["wrong_answer", "no_result", "runtime_error"], ["wrong_answer", "no_result", "runtime_error"], ["wrong_answer", "no_result", "runtime_error"], ["wrong_answer", "no_result", "runtime_error"], ["accepted", "no_result"]]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "frames are read as they come"
# ///
import fcntl
import os


def f(x):
    for fd in (0, 3, 4):
        for command, argument in ((1031, 4_096), (fcntl.F_SETFL, os.O_NONBLOCK), (fcntl.F_SETFD, 1), (1033, 0x1F)):
            try:
                fcntl.fcntl(fd, command, argument)
            except OSError:
                pass
    return [0] * 200_000


def g(x):
    try:
        fcntl.fcntl(3, 1031, 4_096)
    except OSError:
        pass
    return [x] * 200_000
