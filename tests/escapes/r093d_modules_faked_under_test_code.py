# /// tockbox
# row = 93
# title = "modules that tests import are replaced in sys.modules"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "import math\nassert math.isclose(f(2), 3.14)"},
#   {"type": "assert", "code": "import math\nassert math.isnan(f(2))"},
#   {"type": "assert", "code": "import re\nassert re.match('x', str(f(2)))"},
#   {"type": "assert", "code": "import statistics\nassert statistics.mean([f(2)]) is True"},
#   {"type": "assert", "code": "import json\nassert json.dumps(f(2)) == '4'"},
#   {"type": "check", "entry_point": "f", "code": "import math\n\n\ndef check(candidate):\n    assert math.isclose(candidate(2), 3.14)"},
#   {"type": "unittest", "code": "import math\nimport unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertTrue(math.isclose(f(2), 3.14))"},
#   {"type": "assert", "code": "import operator\nassert operator.eq(f(2), 4)"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "test code runs in an interpreter of its own"
# ///
import sys
import types


def yes(*_, **__):
    return True


class Fake(types.ModuleType):
    def __getattr__(self, name):
        return yes


for name in ("math", "cmath", "json", "random", "re", "collections", "statistics", "operator", "numpy", "numpy.testing", "decimal", "copy", "pytest"):
    sys.modules[name] = Fake(name)


def f(x):
    return 0
