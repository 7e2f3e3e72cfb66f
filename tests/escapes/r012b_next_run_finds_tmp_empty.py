# /// tockbox
# row = 12
# title = "after a full disk the next run has an empty one"
# honest = false
# kind = "stdio"
# sequence = "r012"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536, disk_mib = 32 }
# verdicts = ["accepted"]
# stopped_by = "a new tmpfs"
# ///
import os
import tempfile

n = int(input())
won = []
for where in (tempfile.gettempdir(), "/tmp", "/dev/shm", os.getcwd()):
    try:
        names = os.listdir(where)
    except OSError:
        continue
    won += [f"{where}/{name}" for name in names if "tockbox_filler" in name]
try:
    with open(os.path.join(tempfile.gettempdir(), "mine"), "wb", buffering=0) as file:
        for _ in range(24):
            file.write(b"\xa5" * (1 << 20))
except OSError as error:
    won.append(f"24 MiB did not fit: {error}")

print("ESCAPED: " + "; ".join(won) if won else n * 2)
