# /// tockbox
# row = 47
# title = "a thread ends the process in the middle of a test"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["no_result"]
# wasm = "threads"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "no answer, no pass"
# ///
import os
import threading
import time


def f(x):
    threading.Thread(target=os._exit, args=(0,)).start()
    time.sleep(2)
    return x + 1
