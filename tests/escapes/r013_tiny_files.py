# /// tockbox
# row = 13
# title = "hundreds of thousands of empty files"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 10, wall_seconds = 25, memory_mib = 1024, output_bytes = 65536, disk_mib = 32 }
# verdicts = ["runtime_error"]
# tiers = ["full"]
# stopped_by = "inode limit of the tmpfs"
# ///
import os

# A million is what the attack wants; 400,000 is enough to show that nothing stops it.
for i in range(400_000):
    if i % 1_000 == 0:
        os.mkdir(f"d{i}")
    os.close(os.open(f"d{i - i % 1_000}/{i}", os.O_CREAT | os.O_WRONLY))
print("ESCAPED: 400,000 files")
