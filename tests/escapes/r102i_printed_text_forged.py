# /// tockbox
# row = 102
# title = "what the harness says was printed is no text, or without end"
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
#   {"type": "assert", "code": "assert f(6) == 4"},
#   {"type": "assert", "code": "import contextlib\nimport io\n\nout = io.StringIO()\nwith contextlib.redirect_stdout(out):\n    f(0)\nassert out.getvalue() == 'never'"},
#   {"type": "assert", "code": "import contextlib\nimport io\n\nout = io.StringIO()\nwith contextlib.redirect_stdout(out):\n    f(1)\nassert out.getvalue() == 'never'"},
#   {"type": "assert", "code": "import contextlib\nimport io\n\nout = io.StringIO()\nwith contextlib.redirect_stdout(out):\n    f(2)\nassert out.getvalue() == 'never'"},
#   {"type": "assert", "code": "import contextlib\nimport io\n\nout = io.StringIO()\nwith contextlib.redirect_stdout(out):\n    f(3)\nassert out.getvalue() == 'never'"},
#   {"type": "assert", "code": "import contextlib\nimport io\n\nout = io.StringIO()\nwith contextlib.redirect_stdout(out):\n    f(4)\nassert out.getvalue() == 'never'"},
#   {"type": "assert", "code": "import contextlib\nimport io\n\nout = io.StringIO()\nwith contextlib.redirect_stdout(out):\n    f(5)\nassert out.getvalue() == 'never'"},
#   {"type": "assert", "code": "import contextlib\nimport io\n\nout = io.StringIO()\nwith contextlib.redirect_stdout(out):\n    f(6)\nassert out.getvalue() == 'never'"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "no_result", "output_limit_exceeded"]
# stopped_by = "frame codec; streams are not read for verdicts"
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


PRINTED = (4, (4, 4), ("a",), ("x" * 5_000_000, "y" * 5_000_000), ((), ()), "hello", ("4\n", ""))


def f(n):
    message("return", 0, (), (), PRINTED[n])
    return 0
