# /// tockbox
# row = 14
# title = "directories without any permission are left behind"
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
os.makedirs("a/b/c")
open("a/b/c/file", "w").close()
os.chmod("a/b/c", 0)
os.chmod("a/b", 0)
os.chmod("a", 0)
print(n * 2)
