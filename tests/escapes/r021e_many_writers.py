# /// tockbox
# row = 21
# title = "eight threads pour into stdout"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 10, wall_seconds = 20, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["output_limit_exceeded"]
# wasm = "threads"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "output cap"
# ///
import os
import threading


def pour():
    block = b"y" * 65_536
    for _ in range(1_000):
        os.write(1, block)


for _ in range(8):
    threading.Thread(target=pour).start()
