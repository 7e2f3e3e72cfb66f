# /// tockbox
# row = 32
# title = "a child prints after its parent has ended"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536, processes = 32 }
# verdicts = ["accepted"]
# wasm = "processes"
# verdicts_wasm = ["runtime_error"]
# tiers = ["full"]
# stopped_by = "kill of the whole pid namespace"
# ///
import os
import time

n = int(input())
if os.fork() == 0:
    time.sleep(0.3)
    while True:
        os.write(1, b"late\n")
print(n * 2)
