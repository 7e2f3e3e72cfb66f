# /// tockbox
# row = 23
# title = "one line of two gigabytes"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 10, wall_seconds = 20, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["output_limit_exceeded"]
# stopped_by = "output cap"
# ///
import os

block = b"l" * (1 << 20)
for _ in range(2_048):
    os.write(1, block)
os.write(1, b"\n")
