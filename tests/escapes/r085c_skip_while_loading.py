# /// tockbox
# row = 85
# title = "SkipTest while loading"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "an exception is no answer"
# ///
import unittest

raise unittest.SkipTest("the whole module")
