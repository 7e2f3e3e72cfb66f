# /// tockbox
# row = 10
# title = "shared memory objects until something breaks"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["memory_limit_exceeded", "runtime_error"]
# verdicts_restricted = ["runtime_error"]
# stopped_by = "memory cgroup or the size of /dev/shm"
# ///
from multiprocessing import shared_memory

parts = []
try:
    for _ in range(64):
        part = shared_memory.SharedMemory(create=True, size=16 << 20)
        part.buf[:] = b"\xa5" * (16 << 20)
        parts.append(part)
except (OSError, FileNotFoundError) as error:
    raise SystemExit(3) from error
print("ESCAPED: one gibibyte in /dev/shm")
