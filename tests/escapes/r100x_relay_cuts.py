# /// tockbox
# row = 100
# title = "the harness's replies are cut short and the channel is closed"
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
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["no_result", "time_limit_exceeded"]
# wasm = "answer_channel"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "no reply, no pass"
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
    os.write(real, head + body[: len(body) // 2])
    os.close(real)


def f(x):
    intercept(change)
    return 0
