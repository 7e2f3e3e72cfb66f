# /// tockbox
# row = 31
# title = "a process that leaves its session, beside right answers"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4\nassert f(3) == 9"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4\n    assert candidate(3) == 9"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)\n        self.assertEqual(f(3), 9)"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536, processes = 32 }
# verdicts = ["accepted"]
# wasm = "processes"
# verdicts_wasm = ["runtime_error"]
# flags = ["leftover_processes"]
# tiers = ["full"]
# stopped_by = "kill of the whole namespace"
# ///
import os
import time


def f(x):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(600)
        os._exit(0)
    os.wait()
    return x * x
