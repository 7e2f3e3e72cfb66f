# /// tockbox
# row = 8
# title = "a terabyte at once, in the middle of a test"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4\nassert f(3) == 9"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4\n    assert candidate(3) == 9"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)\n        self.assertEqual(f(3), 9)"}
# ]
# '''
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["memory_limit_exceeded"]
# wasm = "32_bit"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "memory limit"
# ///
def f(x):
    return len(bytearray(10**12)) if x > 2 else x * x
