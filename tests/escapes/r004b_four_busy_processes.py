# /// tockbox
# row = 4
# title = "the time is burnt by children, not by the parent"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 2, wall_seconds = 20, memory_mib = 256, output_bytes = 65536, processes = 32 }
# verdicts = ["time_limit_exceeded"]
# wasm = "processes"
# verdicts_wasm = ["runtime_error"]
# tiers = ["full"]
# stopped_by = "cpu deadline"
# ///
import os
import time

# Each child burns a second and a half; the parent only waits, so its own usage stays near nothing.
n = int(input())
for _ in range(4):
    if os.fork() == 0:
        end = time.process_time() + 1.5
        while time.process_time() < end:
            pass
        os._exit(0)
for _ in range(4):
    os.wait()
print(n * 2)
