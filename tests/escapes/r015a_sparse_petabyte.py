# /// tockbox
# row = 15
# title = "a sparse file of one pebibyte"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "rlimit fsize"
# ///
import os

fd = os.open("sparse", os.O_CREAT | os.O_RDWR)
os.ftruncate(fd, 1 << 50)
print("ESCAPED: a file of one pebibyte")
