# /// tockbox
# row = 18
# title = "recursion in native code with the limit lifted"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 4, wall_seconds = 8, memory_mib = 1024, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "rlimit stack: a segmentation fault is the guest's own"
# ///
import sys

sys.setrecursionlimit(10**9)
nest = ()
for _ in range(2_000_000):
    nest = (nest,)
print(hash(nest))
