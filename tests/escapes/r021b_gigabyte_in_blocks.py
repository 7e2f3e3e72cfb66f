# /// tockbox
# row = 21
# title = "a gigabyte of output in large blocks"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 10, wall_seconds = 20, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["output_limit_exceeded"]
# stopped_by = "output cap"
# ///
import os

block = b"x" * 65_536
for _ in range(16_384):
    os.write(1, block)
