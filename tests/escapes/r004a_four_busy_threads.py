# /// tockbox
# row = 4
# title = "four threads that burn the processor"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# wasm = "threads"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "cpu deadline"
# ///
import threading


def burn():
    while True:
        pass


for _ in range(4):
    threading.Thread(target=burn).start()
