# /// tockbox
# row = 9
# title = "a list that grows and is touched"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["memory_limit_exceeded"]
# stopped_by = "memory cgroup"
# ///
import sys

kept = []
for _ in range(2_048):  # two gibibytes at the most, should nothing stop it
    kept.append(b"\xa5" * (1 << 20) + bytes([len(kept) & 255]))
print("ESCAPED: two gibibytes held")
sys.exit(0)
