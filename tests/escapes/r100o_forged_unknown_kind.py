# /// tockbox
# row = 100
# title = "a well-formed frame of a kind that there is not"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == 4"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["no_result"]
# wasm = "answer_channel"
# verdicts_wasm = ["runtime_error"]
# flags = ["protocol_violation"]
# stopped_by = "frame codec"
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


def f(x):
    send(packed(("tockbox-says-passed", 4)))
    return 4
