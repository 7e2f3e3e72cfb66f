# /// tockbox
# row = 23
# title = "a NUL hides behind the right answer"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "answer comparison"
# ///
import os

os.write(1, b"6\x00\n")
