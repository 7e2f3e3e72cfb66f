# /// tockbox
# row = 29
# title = "half a second of pure memory traffic"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "cpu accounting"
# ///
import time

n = int(input())
a = bytearray(32 << 20)
b = bytearray(32 << 20)
end = time.monotonic() + 0.5
while time.monotonic() < end:
    a[:] = b
print(n * 2)
