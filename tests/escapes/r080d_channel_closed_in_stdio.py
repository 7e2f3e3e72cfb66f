# /// tockbox
# row = 80
# title = "descriptor 3 closed where stdout is the answer"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted", "no_result", "runtime_error"]
# stopped_by = "answer comparison"
# ///
import os

n = int(input())
try:
    os.close(3)
except OSError:
    pass
print(n * 2)
