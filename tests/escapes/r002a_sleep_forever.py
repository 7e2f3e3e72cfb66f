# /// tockbox
# row = 2
# title = "a sleep of thirty years"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 1, wall_seconds = 2, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# stopped_by = "wall deadline"
# ///
import time

time.sleep(1e9)
