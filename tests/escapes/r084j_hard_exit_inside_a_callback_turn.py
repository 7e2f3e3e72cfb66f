# /// tockbox
# row = 84
# title = "os._exit(0) after the test's callback has answered"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(lambda n: n + 1) == 2"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    seen = []\n    assert candidate(seen.append) == 2"},
#   {"type": "unittest", "code": "def test_it():\n    def callback(n):\n        assert n == 1\n        return n\n\n    assert f(callback) == 2"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["no_result"]
# flags = ["early_exit"]
# stopped_by = "no answer, no pass"
# ///
import os


def f(callback):
    callback(1)
    os._exit(0)
