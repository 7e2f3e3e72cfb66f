# /// tockbox
# row = 16
# title = "open descriptors until they run out"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "rlimit nofile"
# ///
import os

kept = []
for _ in range(5_000):
    kept.append(os.pipe())
print("ESCAPED: ten thousand descriptors")
