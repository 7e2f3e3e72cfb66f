# /// tockbox
# row = 102
# title = "changes to containers that were never shared, and to those of the test by every number"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "expected = [4]\nother = [1, 2]\nassert f(other) == 4"},
#   {"type": "assert", "code": "expected = [0]\nassert g(2) == 4"},
#   {"type": "assert", "code": "kept = [1]\nf(kept)\nassert kept == [4]"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    cases = [([1], 4), ([2], 4)]\n    for items, expected in cases:\n        assert candidate(items) == expected"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "no_result"]
# stopped_by = "numbers are checked by whoever gave them out"
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


class Thing:
    """A value of a kind that only the harness makes."""

    def __init__(self, kind, state):
        self.kind = kind
        self.state = state


plain = packed


def packed(value):
    if type(value) is Thing:
        return b"x" + plain(value.kind)[1:] + packed(value.state)
    if type(value) in (tuple, list):
        return (b"t" if type(value) is tuple else b"l") + len(value).to_bytes(4, "little") + b"".join(map(packed, value))
    return plain(value)


def message(kind, body, changes=(), released=(), printed=None):
    send(packed((kind, body, changes, released, printed)))


def f(items):
    message("return", 0, tuple((n, (4, 4)) for n in range(64)))
    message("return", 0, ((-1, ()), (2**62, (1,)), ("a", None), (None, 4)))
    return 0


def g(x):
    message("return", 0, ((0, (4,)), (2, (4,)), (4, (4,))), (0, 1, 2, 3, -1, "a"))
    return 0
