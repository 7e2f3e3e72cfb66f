# /// tockbox
# row = 7
# title = "threads without end"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# verdicts_restricted = ["runtime_error", "memory_limit_exceeded"]
# stopped_by = "pids cgroup"
# ///
import threading

stop = threading.Event()
for _ in range(5_000):
    threading.Thread(target=stop.wait, daemon=True).start()
print("ESCAPED: five thousand threads")
stop.set()
