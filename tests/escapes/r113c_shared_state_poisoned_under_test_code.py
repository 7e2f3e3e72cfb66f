# /// tockbox
# row = 113
# title = "caches and states that tests share with the candidate are poisoned"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "import re\nassert re.fullmatch('[1-9]', str(f(2)))"},
#   {"type": "assert", "code": "import decimal\nassert decimal.Decimal(f(2)) + decimal.Decimal('1.23') == decimal.Decimal('5.23')"},
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == 4"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "one process each"
# ///
import decimal
import functools
import gc
import locale
import random
import re
import sys
import warnings

re._cache.clear() if hasattr(re, "_cache") else None
re.compile = lambda *_, **__: type("Pattern", (), {"match": lambda *_: True, "search": lambda *_: True, "fullmatch": lambda *_: True})()
re.match = re.search = re.fullmatch = lambda *_, **__: True
random.random = lambda: 0.0
random.randint = lambda a, b: 0
decimal.getcontext().prec = 1
sys.intern("4")
warnings.simplefilter("ignore")
gc.disable()


def f(x):
    return 0
