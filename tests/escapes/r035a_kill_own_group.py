# /// tockbox
# row = 35
# title = "kill the own process group after the right answer"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "supervisor outside the group"
# ///
import os

print(int(input()) * 2, flush=True)
os.killpg(0, 9)
