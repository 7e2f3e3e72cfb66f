# /// tockbox
# row = 14
# title = "a thousand directories, one in the other"
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
for _ in range(1_000):
    os.mkdir("d")
    os.chdir("d")
with open("bottom", "w") as file:
    file.write("hello from below")
print(n * 2)
