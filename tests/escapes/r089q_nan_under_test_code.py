# /// tockbox
# row = 89
# title = "NaN and infinities where a near number is expected"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert abs(f('nan') - 0.5) < 1e-6"},
#   {"type": "assert", "code": "assert f('nan') == 0.5"},
#   {"type": "assert", "code": "assert round(f('nan') * 1, 2) == 0.5"},
#   {"type": "assert", "code": "assert f('nan') in [0.5, 1.5]"},
#   {"type": "assert", "code": "assert 0 <= f('nan') <= 1"},
#   {"type": "assert", "code": "assert g('nan') == [0.5] * 3"},
#   {"type": "assert", "code": "assert max(g('nan')) == 0.5"},
#   {"type": "assert", "code": "assert abs(f('inf') - 0.5) < 1e-6"},
#   {"type": "assert", "code": "assert f('inf') == 0.5"},
#   {"type": "assert", "code": "assert f('inf') / f('inf') == 1"},
#   {"type": "assert", "code": "assert f('inf') in [0.5, 1.5]"},
#   {"type": "assert", "code": "assert 0 <= f('inf') <= 1"},
#   {"type": "assert", "code": "assert g('inf') == [0.5] * 3"},
#   {"type": "assert", "code": "assert max(g('inf')) == 0.5"},
#   {"type": "assert", "code": "assert abs(f('-inf') - 0.5) < 1e-6"},
#   {"type": "assert", "code": "assert f('-inf') == 0.5"},
#   {"type": "assert", "code": "assert f('-inf') / f('-inf') == 1"},
#   {"type": "assert", "code": "assert f('-inf') in [0.5, 1.5]"},
#   {"type": "assert", "code": "assert 0 <= f('-inf') <= 1"},
#   {"type": "assert", "code": "assert g('-inf') == [0.5] * 3"},
#   {"type": "assert", "code": "assert max(g('-inf')) == 0.5"},
#   {"type": "assert", "code": "import math\nassert math.isclose(f('nan'), 0.5, rel_tol=1e-6)"},
#   {"type": "assert", "code": "import math\nassert math.isclose(f('inf'), 0.5, rel_tol=1e-6)"},
#   {"type": "assert", "code": "import math\nassert math.isclose(f('-inf'), 0.5, rel_tol=1e-6)"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertAlmostEqual(f('nan'), 0.5)"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertAlmostEqual(f('nan'), 0.5, delta=1.0)"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertAlmostEqual(f('inf'), 0.5)"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertAlmostEqual(f('inf'), 0.5, delta=1.0)"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertAlmostEqual(f('-inf'), 0.5)"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertAlmostEqual(f('-inf'), 0.5, delta=1.0)"},
#   {"type": "assert", "code": "assert f('nan') == f('nan')"},
#   {"type": "assert", "code": "x = float('nan')\nassert f('nan') in [x]"},
#   {"type": "assert", "code": "x = float('nan')\nassert [f('nan')] == [x]"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "the test's own arithmetic"
# ///
def f(kind):
    return float(kind)


def g(kind):
    return [float(kind)] * 3
