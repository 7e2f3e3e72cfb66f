# /// tockbox
# row = 3
# title = "one lock taken twice"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 1, wall_seconds = 2, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# stopped_by = "wall deadline"
# ///
import threading

lock = threading.Lock()
lock.acquire()
lock.acquire()
