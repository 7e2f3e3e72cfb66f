# /// tockbox
# row = 22
# title = "stderr floods"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 4, wall_seconds = 8, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["output_limit_exceeded"]
# stopped_by = "output cap"
# ///
import sys

while True:
    sys.stderr.write("noise " * 1_000)
