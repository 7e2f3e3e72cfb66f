# /// tockbox
# row = 78
# title = "the environment of an earlier run is gone"
# honest = false
# kind = "stdio"
# sequence = "r078"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "one process a run"
# ///
import os

print("ESCAPED: found the filler" if "FILLER_1" in os.environ else int(input()) * 2)
