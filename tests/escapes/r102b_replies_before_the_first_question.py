# /// tockbox
# row = 102
# title = "a hundred well-formed replies while the module loads"
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
# stopped_by = "one reply a question"
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


for n in range(100):
    for kind in ("answer", "returned", "result", "value", "raised", "reply", "call", "callback", "get", "set", "handle", "ok", "passed", "accepted", "done", "finished", "loaded", "ready", "completed", "mutated", "yielded", "released", "do", "return", "raise", "end", "gone", "verdict", "sub"):
        send(packed((kind, n * n)))


def f(x):
    return 0
