# /// tockbox
# row = 6
# title = "the denial is caught and slept on"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 1, wall_seconds = 2, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# wasm = "processes"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "wall deadline"
# ///
import os
import time

while True:
    try:
        os.fork()
    except OSError:
        time.sleep(30)
    else:
        os._exit(9)
