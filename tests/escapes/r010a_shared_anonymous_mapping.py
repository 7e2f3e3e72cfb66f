# /// tockbox
# row = 10
# title = "a shared anonymous mapping, touched"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["memory_limit_exceeded", "runtime_error"]
# tiers = ["full"]
# stopped_by = "memory cgroup"
# ///
import mmap

size = 1 << 30
area = mmap.mmap(-1, size)
for at in range(0, size, 4_096):
    area[at] = 165
print("ESCAPED: one gibibyte of shared memory")
