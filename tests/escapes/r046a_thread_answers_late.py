# /// tockbox
# row = 46
# title = "a wrong answer now, forged ones later from a thread"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# wasm = "threads"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "one frame a call, then the kill"
# ///
import os
import threading
import time


def later():
    time.sleep(0.2)
    for _ in range(50):
        os.write(3, b'{"verdict": "accepted", "value": 2}\n')
        time.sleep(0.01)


def f(x):
    threading.Thread(target=later).start()
    return 7
