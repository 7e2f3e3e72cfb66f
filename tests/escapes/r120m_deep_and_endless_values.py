# /// tockbox
# row = 120
# title = "values that are deep without end or hold themselves"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f('deep') == [4]"},
#   {"type": "assert", "code": "assert f('list') == [4]"},
#   {"type": "assert", "code": "assert f('dict') == [4]"},
#   {"type": "assert", "code": "assert f('both') == [4]"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f('list'), [4])"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f('dict'), [4])"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f('both'), [4])"},
#   {"type": "assert", "code": "x = []\nx.append(x)\nassert f('list') == x"},
#   {"type": "assert", "code": "assert f('deep') == f('deep')"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "output_limit_exceeded"]
# stopped_by = "depth cap"
# ///
def deep():
    value = []
    for _ in range(200_000):
        value = [value]
    return value


def f(kind):
    if kind == "deep":
        return deep()
    items = [1]
    table = {}
    if kind == "list":
        items.append(items)
        return items
    if kind == "dict":
        table["self"] = table
        return table
    items.append((table, items))
    table[1] = items
    return items
