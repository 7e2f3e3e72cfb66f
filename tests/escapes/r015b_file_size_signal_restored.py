# /// tockbox
# row = 15
# title = "a write far out, with the file size signal set to kill"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "rlimit fsize"
# ///
import os
import signal

signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
fd = os.open("sparse", os.O_CREAT | os.O_RDWR)
os.lseek(fd, 1 << 40, os.SEEK_SET)
os.write(fd, b"x")
print("ESCAPED: a write one tebibyte out")
