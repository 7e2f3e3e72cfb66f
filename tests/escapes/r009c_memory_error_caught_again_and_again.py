# /// tockbox
# row = 9
# title = "MemoryError is caught and ever smaller pieces are taken"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 2, wall_seconds = 8, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["memory_limit_exceeded", "time_limit_exceeded"]
# stopped_by = "memory cgroup or cpu deadline"
# ///
kept = []
step = 1 << 24
for _ in range(20_000):
    try:
        if len(kept) < 100:
            kept.append(b"\xa5" * step + bytes([len(kept)]))
    except MemoryError:
        step = max(4_096, step // 2)
while True:
    pass
