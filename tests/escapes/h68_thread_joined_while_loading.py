# /// tockbox
# title = "a table that a thread fills while loading"
# honest = true
# kind = "call"
# calls = '[{"function": "f", "args": [9], "expected": 81}, {"function": "f", "args": [10], "expected": 100}]'
# verdicts = ["accepted"]
# wasm = "threads"
# verdicts_wasm = ["runtime_error"]
# ///
import threading

table = {}


def fill():
    for i in range(100):
        table[i] = i * i


worker = threading.Thread(target=fill)
worker.start()
worker.join()


def f(i):
    lock = threading.Lock()
    with lock:
        return table[i]
