# /// tockbox
# row = 94
# title = "json, pickle, marshal, copy and struct are patched"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == 4"},
#   {"type": "assert", "code": "import json\nassert json.dumps(f(2)) == '4'"},
#   {"type": "assert", "code": "import copy\nassert copy.deepcopy(f(2)) == '4'"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "data crosses by a codec that no library takes part in"
# ///
import copy
import json
import marshal
import pickle
import struct


def four(*_, **__):
    return "4"


json.dumps = json.loads = pickle.dumps = pickle.loads = marshal.dumps = copy.copy = copy.deepcopy = four
json.JSONEncoder.default = json.JSONEncoder.encode = four


def f(x):
    return 0
