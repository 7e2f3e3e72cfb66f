# /// tockbox
# row = 56
# title = "links with the names of result files"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "the host reads no guest path"
# ///
import os

n = int(input())
for name in ("stdout", "stderr", "result", "result.json", "output", "exit_code", "verdict"):
    try:
        os.symlink("/etc/shadow", name)
    except OSError:
        pass
print(n * 2)
