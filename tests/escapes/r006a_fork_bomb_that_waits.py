# /// tockbox
# row = 6
# title = "a fork bomb that catches the error and sleeps"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536, processes = 32 }
# verdicts = ["time_limit_exceeded", "memory_limit_exceeded"]
# wasm = "processes"
# verdicts_wasm = ["runtime_error"]
# tiers = ["full"]
# stopped_by = "pids cgroup, kill of the whole slot"
# ///
import os
import time

end = time.time() + 6
while time.time() < end:
    try:
        os.fork()
    except OSError:
        time.sleep(0.01)
time.sleep(20)
