# /// tockbox
# row = 107
# title = "a thread corrects the result after it was returned"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": [1, 2, 3]}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# wasm = "threads"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "the first frame counts"
# ///
import threading
import time


def f(x):
    result = [9, 9, 9]

    def later():
        time.sleep(0.1)
        result[:] = [1, 2, 3]

    threading.Thread(target=later, daemon=True).start()
    return result
