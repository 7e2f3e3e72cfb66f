# /// tockbox
# row = 46
# title = "a thread that never ends beside a right answer"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}, {"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "threads"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "kill after the answer"
# ///
import threading
import time


def spin():
    while True:
        time.sleep(0.01)


def f(x):
    threading.Thread(target=spin).start()
    return x + 1
