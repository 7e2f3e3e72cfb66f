# /// tockbox
# row = 32
# title = "a child keeps stdout open after the end"
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
# stopped_by = "no wait for end of file"
# ///
import os
import signal
import time

n = int(input())
if os.fork() == 0:
    for s in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(s, signal.SIG_IGN)
    time.sleep(600)
    os._exit(0)
print(n * 2)
