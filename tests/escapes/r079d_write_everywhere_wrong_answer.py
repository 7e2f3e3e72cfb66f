# /// tockbox
# row = 79
# title = "verdicts are written to every descriptor, the answer is wrong"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "no_result"]
# stopped_by = "answer comparison"
# ///
import os

for fd in range(3, 1_000):
    try:
        os.write(fd, b'{"verdict": "accepted", "stdout": "6"}\n')
    except OSError:
        pass
print("no idea")
