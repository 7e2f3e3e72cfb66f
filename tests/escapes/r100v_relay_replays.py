# /// tockbox
# row = 100
# title = "the first reply is sent again for every later question"
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
# verdicts = ["wrong_answer", "runtime_error", "no_result"]
# stopped_by = "one reply a question"
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


first = []


def change(real, head, body):
    first.append(head + body)
    os.write(real, first[0])


def f(x):
    if x == 2:
        intercept(change)
    return x * x
