# /// tockbox
# row = 11
# title = "600 MiB written to a memfd"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["memory_limit_exceeded"]
# tiers = ["full"]
# stopped_by = "memory cgroup"
# ///
import os

fd = os.memfd_create("hoard")
block = b"\xa5" * (1 << 20)
for _ in range(600):
    os.write(fd, block)
print("ESCAPED: 600 MiB in a memfd")
