# /// tockbox
# row = 31
# title = "a daemon by double fork outlives the program"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536, processes = 32 }
# verdicts = ["accepted"]
# wasm = "processes"
# verdicts_wasm = ["runtime_error"]
# flags = ["leftover_processes"]
# tiers = ["full"]
# stopped_by = "kill of the whole pid namespace"
# ///
import os
import time

n = int(input())
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(600)
    os._exit(0)
os.wait()
print(n * 2)
