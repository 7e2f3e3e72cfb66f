# /// tockbox
# row = 80
# title = "stdout is closed after the answer"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "answer comparison"
# ///
import os

print(int(input()) * 2, flush=True)
os.close(1)
os.close(2)
os._exit(0)
