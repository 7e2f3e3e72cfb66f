# /// tockbox
# row = 100
# title = "a verdict as text on the answer channel, in the middle of a test"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4\nassert f(3) == 9"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4\n    assert candidate(3) == 9"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == 4\n    assert f(3) == 9"}
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


def f(x):
    if x == 3:
        os.write(3, b"accepted\n{\"verdict\": \"accepted\", \"passed\": 1}\n")
    return x * x
