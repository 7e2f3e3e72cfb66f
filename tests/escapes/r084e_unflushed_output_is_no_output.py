# /// tockbox
# row = 84
# title = "a hard exit before the right answer has left the buffer"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "no_result", "accepted"]
# stopped_by = "answer comparison"
# ///
import os
import sys

sys.stdout.write(str(int(input()) * 2) + "\n")
os._exit(0)
