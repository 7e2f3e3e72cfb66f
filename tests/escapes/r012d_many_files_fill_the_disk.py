# /// tockbox
# row = 12
# title = "a hundred files of one MiB on a disk of 32"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536, disk_mib = 32 }
# verdicts = ["runtime_error"]
# tiers = ["full"]
# stopped_by = "size of the tmpfs"
# ///

block = b"\xa5" * (1 << 20)
for i in range(100):
    with open(f"filler_{i:02}", "wb", buffering=0) as file:
        if file.write(block) < len(block):
            raise OSError("a short write")
print("ESCAPED: 100 MiB on a disk of 32")
