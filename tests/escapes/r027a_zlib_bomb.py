# /// tockbox
# row = 27
# title = "400 MiB are unpacked at once"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 10, wall_seconds = 20, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["memory_limit_exceeded"]
# stopped_by = "memory limit"
# ///
import zlib

small = zlib.compressobj(1)
packed = b"".join(small.compress(bytes(1 << 20)) for _ in range(400)) + small.flush()
print(len(zlib.decompress(packed)))
