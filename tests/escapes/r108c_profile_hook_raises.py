# /// tockbox
# row = 108
# title = "a profile hook exits when the function returns"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "no_result"]
# stopped_by = "answer comparison"
# ///
import sys


def spy(frame, event, argument):
    if event == "return" and frame.f_code.co_name == "f":
        raise SystemExit(0)


def f(x):
    sys.setprofile(spy)
    return 7
