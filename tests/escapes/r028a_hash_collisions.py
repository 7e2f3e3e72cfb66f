# /// tockbox
# row = 28
# title = "sixty thousand keys with one hash"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# stopped_by = "cpu deadline"
# ///
import sys

# All keys have the same hash: a dictionary becomes a list.
modulus = sys.hash_info.modulus
table = {}
for i in range(1, 60_000):
    table[i * modulus] = i
print(len(table))
