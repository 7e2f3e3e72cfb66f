# /// tockbox
# row = 84
# title = "a thread calls os._exit(0) while the test waits"
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
# verdicts = ["no_result"]
# wasm = "threads"
# verdicts_wasm = ["runtime_error"]
# flags = ["early_exit"]
# stopped_by = "no answer, no pass"
# ///
import os
import threading
import time


def f(x):
    threading.Thread(target=os._exit, args=(0,)).start()
    time.sleep(60)
