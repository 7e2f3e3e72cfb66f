# /// tockbox
# row = 14
# title = "a path too long to name, with link loops at its end"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "the host never walks guest directories"
# ///
import os

n = int(input())
long = "x" * 200
for _ in range(60):  # 12,000 characters of path, three times what one call can name
    os.mkdir(long)
    os.chdir(long)
os.symlink("..", "up")
os.symlink("loop", "loop")
print(n * 2)
