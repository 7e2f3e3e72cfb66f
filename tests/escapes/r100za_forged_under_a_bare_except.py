# /// tockbox
# row = 100
# title = "values that are no frame, under tests that swallow every exception"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "try:\n    f(0)\nexcept:\n    pass\nassert True"},
#   {"type": "assert", "code": "try:\n    f(1)\nexcept BaseException:\n    pass\nassert f"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    try:\n        candidate(2)\n    except:\n        pass\n    assert callable(candidate)"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        with self.assertRaises(BaseException):\n            f(3)"},
#   {"type": "unittest", "code": "def test_it():\n    try:\n        f(0)\n    except:\n        pass"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["no_result"]
# wasm = "answer_channel"
# verdicts_wasm = ["wrong_answer"]
# each_wasm = [["wrong_answer"], ["accepted"], ["accepted"], ["accepted"], ["wrong_answer"]]
# flags = ["protocol_violation"]
# stopped_by = "frame codec, what the tester has seen"
# ///
import os


def packed(value):
    """The bytes of text and tuples, as the answer channel has them."""
    data = value.encode() if isinstance(value, str) else b"".join(map(packed, value))
    return (b"s" if isinstance(value, str) else b"t") + len(value).to_bytes(4, "little") + data


SHAPES = ["passed", (), ("return", "x"), ("raise", "x", (), (), "x")]


def f(n):
    frame = packed(SHAPES[n])
    os.write(3, len(frame).to_bytes(4, "little") + frame)
    return n
