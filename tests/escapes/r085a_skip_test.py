# /// tockbox
# row = 85
# title = "SkipTest instead of an answer"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "an exception is no answer"
# ///
import unittest


def f(x):
    raise unittest.SkipTest("not today")
