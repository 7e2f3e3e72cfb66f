# /// tockbox
# row = 12
# title = "one file larger than the disk"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536, disk_mib = 32 }
# verdicts = ["runtime_error"]
# stopped_by = "size of the tmpfs, rlimit fsize"
# ///
with open("filler", "wb", buffering=0) as file:
    for _ in range(300):
        if file.write(b"\xa5" * (1 << 20)) < 1 << 20:
            raise OSError("a short write")
print("ESCAPED: 300 MiB on a disk of 32")
