# /// tockbox
# row = 79
# title = "'pass' is written to every descriptor in a program that reads and prints"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted", "no_result"]
# stopped_by = "frame codec"
# ///
import os

n = int(input())
for fd in range(3, 1_000):
    try:
        os.write(fd, b"pass")
    except OSError:
        pass
print(n * 2)
