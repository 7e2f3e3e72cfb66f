# /// tockbox
# title = "a daemon thread still runs at the end"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# wasm = "threads"
# verdicts_wasm = ["runtime_error"]
# ///
import threading
import time


def tick():
    while True:
        time.sleep(0.001)


threading.Thread(target=tick, daemon=True).start()
print(int(input()) * 2)
