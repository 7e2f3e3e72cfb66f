# /// tockbox
# row = 59
# title = "look for directories and other descriptors left open"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "descriptors closed before the guest starts"
# ///
import os
import stat

n = int(input())
won = []
for fd in range(3, 1_024):
    try:
        mode = os.fstat(fd).st_mode
    except OSError:
        continue
    if stat.S_ISDIR(mode):
        won.append(f"directory on {fd}")
    if fd > 3:
        won.append(f"descriptor {fd} is open")

print("ESCAPED: " + "; ".join(won) if won else n * 2)
