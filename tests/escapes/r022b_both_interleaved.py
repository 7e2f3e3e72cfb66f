# /// tockbox
# row = 22
# title = "both streams flood in turns"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 10, wall_seconds = 20, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["output_limit_exceeded"]
# stopped_by = "output cap"
# ///
import os

for i in range(200_000):
    os.write(1 + i % 2, b"z" * 1_024)
