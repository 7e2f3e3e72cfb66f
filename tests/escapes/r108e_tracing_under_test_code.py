# /// tockbox
# row = 108
# title = "a trace function jumps over the assert in the caller"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    x = candidate(2)\n    assert x == 4\n    return x"},
#   {"type": "unittest", "code": "def test_it():\n    x = f(2)\n    assert x == 4\n    return None"},
#   {"type": "assert", "code": "x = f(2)\nassert x == 4\ny = x"},
#   {"type": "assert", "code": "assert f(2) == 4"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "no_result"]
# stopped_by = "the test is not in the process"
# ///
import sys


def jump(frame, event, arg):
    if event == "line":
        try:
            frame.f_lineno = frame.f_lineno + 1
        except ValueError:
            pass
    return jump


def f(x):
    frame = sys._getframe(1)
    while frame is not None:
        frame.f_trace = jump
        frame = frame.f_back
    sys.settrace(lambda *_: jump)
    return 0
