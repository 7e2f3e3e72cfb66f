# /// tockbox
# row = 23
# title = "the right digits and one bad byte"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "answer comparison"
# ///
import os

n = int(input())
os.write(1, str(n * 2).encode() + b"\xff\n")
