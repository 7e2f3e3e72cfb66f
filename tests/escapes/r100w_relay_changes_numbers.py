# /// tockbox
# row = 100
# title = "every number in the harness's replies becomes enormous"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == 4"},
#   {"type": "assert", "code": "box = f(1)\nassert box.value == 4"},
#   {"type": "assert", "code": "box = f(1)\nother = f(1)\nassert box is other"}
# ]
# '''
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "no_result", "time_limit_exceeded"]
# stopped_by = "a handle is a number that was given out"
# ///
import os
import threading


def intercept(change):
    """Put `change` between the harness and the answer channel."""
    real = os.dup(3)
    reader, writer = os.pipe()
    os.dup2(writer, 3)
    os.close(writer)

    def exactly(n):
        data = b""
        while len(data) < n:
            part = os.read(reader, n - len(data))
            if not part:
                os._exit(0)
            data += part
        return data

    def relay():
        while True:
            head = exactly(4)
            change(real, head, exactly(int.from_bytes(head, "little")))

    threading.Thread(target=relay, daemon=True).start()


def change(real, head, body):
    at = body.find(b"i", 5)
    while at >= 0 and at + 9 <= len(body):
        body = body[: at + 1] + (2**62).to_bytes(8, "little") + body[at + 9 :]
        at = body.find(b"i", at + 9)
    os.write(real, head + body)


class Box:
    value = 0


def f(x):
    intercept(change)
    return Box() if x else 0
