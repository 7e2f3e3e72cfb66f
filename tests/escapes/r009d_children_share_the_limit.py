# /// tockbox
# row = 9
# title = "six children hold the memory between them"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536, processes = 32 }
# verdicts = ["memory_limit_exceeded"]
# wasm = "processes"
# verdicts_wasm = ["runtime_error"]
# flags = ["oom_kill"]
# tiers = ["full"]
# stopped_by = "memory cgroup"
# ///
import os

# No process is near the limit; the six of them together are far over it.
n = int(input())
for i in range(6):
    if os.fork() == 0:
        data = bytearray(90 << 20)
        for at in range(0, len(data), 4_096):
            data[at] = i + 1
        import time

        time.sleep(1.5)
        os._exit(0)
for _ in range(6):
    os.wait()
print(n * 2)
