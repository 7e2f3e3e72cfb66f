# /// tockbox
# row = 53
# title = "paths that climb out"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "private root, landlock"
# ///
import os

n = int(input())
won = []
for path in (
    "../" * 40 + "etc/passwd",
    os.getcwd() + "/" + "../" * 40 + "root/.ssh",
    "/proc/self/cwd/../../etc/shadow",
    "/./../etc/../etc/shadow",
):
    try:
        os.close(os.open(path, os.O_RDONLY))
        won.append(path)
    except OSError:
        pass

print("ESCAPED: " + "; ".join(won) if won else n * 2)
