# /// tockbox
# row = 5
# title = "a fork bomb under a process limit"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536, processes = 32 }
# verdicts = ["runtime_error", "time_limit_exceeded", "memory_limit_exceeded"]
# tiers = ["full"]
# stopped_by = "pids cgroup"
# ///
import os
import time

end = time.time() + 6
while time.time() < end:
    os.fork()
print("ESCAPED: nothing stopped the fork bomb")
