# /// tockbox
# row = 34
# title = "kill(-1) with a child of one's own"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536, processes = 32 }
# verdicts = ["accepted"]
# wasm = "processes"
# verdicts_wasm = ["runtime_error"]
# tiers = ["full"]
# stopped_by = "pid namespace: only own children are reached"
# ///
import os
import time

n = int(input())
child = os.fork()
if child == 0:
    time.sleep(600)
    os._exit(0)
try:
    os.kill(-1, 9)
except OSError:
    os.kill(child, 9)
os.waitpid(child, 0)
print(n * 2)
