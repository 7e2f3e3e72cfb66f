# /// tockbox
# row = 107
# title = "a thread keeps changing the list that was returned"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == [4]"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == [4]"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), [4])"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == [4]"},
#   {"type": "assert", "code": "import time\nr = f(2)\ntime.sleep(0.05)\nassert r == [4]"},
#   {"type": "assert", "code": "r = f(2)\nassert any(r == [4] for _ in range(1000))"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# wasm = "threads"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "what crossed is a copy"
# ///
import itertools
import threading


def f(x):
    answer = [0]

    def change():
        for n in itertools.cycle([0, 1, 2, 3, 5, 6]):
            answer[0] = n

    threading.Thread(target=change, daemon=True).start()
    return answer
