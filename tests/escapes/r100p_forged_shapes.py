# /// tockbox
# row = 100
# title = "well-formed values that are no frame at all"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(0) == 0"},
#   {"type": "assert", "code": "assert f(1) == 1"},
#   {"type": "assert", "code": "assert f(2) == 2"},
#   {"type": "assert", "code": "assert f(3) == 3"},
#   {"type": "assert", "code": "assert f(4) == 4"},
#   {"type": "assert", "code": "assert f(5) == 5"},
#   {"type": "assert", "code": "assert f(6) == 6"},
#   {"type": "assert", "code": "assert f(7) == 7"},
#   {"type": "assert", "code": "assert f(8) == 8"},
#   {"type": "assert", "code": "assert f(9) == 9"},
#   {"type": "assert", "code": "assert f(10) == 10"},
#   {"type": "assert", "code": "assert f(11) == 11"},
#   {"type": "assert", "code": "assert f(12) == 12"},
#   {"type": "assert", "code": "assert f(13) == 13"},
#   {"type": "assert", "code": "assert f(14) == 14"},
#   {"type": "assert", "code": "assert f(15) == 15"}
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


SHAPES = [None, True, 4, "passed", b"", [], (), {}, [4], ("answer",), ("answer", 4, 4), (4, "answer"), {"answer": 4}, (None, None), (b"answer", 4), (["answer"], 4)]


def f(n):
    send(packed(SHAPES[n]))
    return n
