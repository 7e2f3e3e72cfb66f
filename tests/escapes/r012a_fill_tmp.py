# /// tockbox
# row = 12
# title = "fill the scratch disk and leave it full"
# honest = false
# kind = "stdio"
# sequence = "r012"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536, disk_mib = 32 }
# verdicts = ["accepted"]
# verdicts_restricted = ["accepted", "runtime_error"]
# stopped_by = "size of the tmpfs"
# ///
import os
import tempfile

n = int(input())
block = b"\xa5" * (1 << 20)
where = tempfile.gettempdir()
for i in range(80):
    try:
        with open(os.path.join(where, f"tockbox_filler_{i:02}"), "wb", buffering=0) as file:
            file.write(block)
    except OSError:
        break
print(n * 2)
