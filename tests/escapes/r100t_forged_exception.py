# /// tockbox
# row = 100
# title = "descriptions of exceptions with absurd fields"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(0) == 4"},
#   {"type": "assert", "code": "assert f(1) == 4"},
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "assert", "code": "assert f(3) == 4"},
#   {"type": "assert", "code": "assert f(4) == 4"},
#   {"type": "assert", "code": "assert f(5) == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        with self.assertRaises(ValueError):\n            f(1)\n        self.assertEqual(f(5), 4)"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        with self.assertRaises(ValueError):\n            f(2)\n        self.assertEqual(f(5), 4)"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        with self.assertRaises(ValueError):\n            f(3)\n        self.assertEqual(f(5), 4)"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "no_result"]
# stopped_by = "frame codec; an exception is data"
# ///
import os


def packed(value):
    """The bytes of a value, as the answer channel has them."""
    kind = type(value)
    length = lambda n: n.to_bytes(4, "little")
    if value is None:
        return b"N"
    if kind is bool:
        return b"T" if value else b"F"
    if kind is int:
        return b"i" + value.to_bytes(8, "little", signed=True)
    if kind in (str, bytes):
        data = value.encode() if kind is str else value
        return (b"s" if kind is str else b"b") + length(len(data)) + data
    if kind is dict:
        return b"d" + length(len(value)) + b"".join(packed(k) + packed(v) for k, v in value.items())
    return {list: b"l", tuple: b"t"}[kind] + length(len(value)) + b"".join(map(packed, value))


def send(body):
    data = len(body).to_bytes(4, "little") + body
    while data:
        data = data[os.write(3, data) :]


FIELDS = [
    {"type": "AssertionError", "message": "", "line": 0, "frames": [], "compile": False},
    {"type": "ValueError", "message": "x" * 1_000_000, "line": -1, "frames": [{"file": "f", "line": 2**62, "function": "g", "source": "s"}] * 10_000, "compile": True},
    {"type": ["ValueError"], "message": None, "line": "one", "frames": {}, "compile": 4},
    {"type": "os.system", "bases": ["ValueError", "object", "nothing"], "args": [[[[]]]], "attributes": {"__class__": "int", "__traceback__": 1}, "cause": 7},
    {"type": "SkipTest", "message": "passed"},
    {},
]


def f(n):
    send(packed(("raised", FIELDS[n])))
    return 0
