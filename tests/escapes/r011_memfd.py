# /// tockbox
# row = 11
# title = "600 MiB written to thirty memfds"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["memory_limit_exceeded"]
# wasm = "system_calls"
# verdicts_wasm = ["runtime_error"]
# tiers = ["full"]
# stopped_by = "memory cgroup"
# ///
import os

# Many of them, each too small for a limit on the size of one file.
block = b"\xa5" * (1 << 20)
for i in range(30):
    fd = os.memfd_create(f"hoard{i}")
    for _ in range(20):
        os.write(fd, block)
print("ESCAPED: 600 MiB in a memfd")
