# /// tockbox
# row = 27
# title = "a compressed gigabyte is unpacked"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 10, wall_seconds = 20, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["memory_limit_exceeded"]
# stopped_by = "memory limit"
# ///
import zlib

small = zlib.compressobj()
packed = b"".join(small.compress(bytes(1 << 20)) for _ in range(1_024)) + small.flush()
print(len(zlib.decompress(packed)))
