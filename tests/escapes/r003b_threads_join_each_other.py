# /// tockbox
# row = 3
# title = "two threads that wait for each other"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 1, wall_seconds = 2, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# wasm = "threads"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "wall deadline"
# ///
import threading

others = []
ready = threading.Event()


def wait_for(i):
    ready.wait()
    others[1 - i].join()


for i in range(2):
    others.append(threading.Thread(target=wait_for, args=(i,)))
for t in others:
    t.start()
ready.set()
others[0].join()
