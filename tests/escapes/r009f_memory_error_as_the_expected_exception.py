# /// tockbox
# row = 9
# title = "the test expects an exception, and memory runs out instead"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        with self.assertRaises(ValueError):\n            f(-1)"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["memory_limit_exceeded"]
# stopped_by = "memory limit"
# ///
def f(x):
    items = []
    while True:
        items.append(bytearray(1 << 20))
