# /// tockbox
# row = 23
# title = "invalid UTF-8, NULs and terminal commands on both streams"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "lossy decoding at the edge"
# stdout_contains = "contained"
# ///
import os

os.write(1, bytes(range(256)) * 8 + b"\xc3\x28\xf0\x9f\xed\xa0\x80")
os.write(2, b"\x00\x1b[2J\x1b]0;owned\x07\xff\xfe")
print("contained")
