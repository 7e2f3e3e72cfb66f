# /// tockbox
# row = 113
# title = "shared caches and modules are poisoned"
# honest = false
# kind = "stdio"
# sequence = "r113"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "fork is one way"
# ///
import builtins
import math
import random
import re
import sys

n = int(input())
random.seed(20_240_113)
builtins.tockbox_poison = True
math.pi = 3
sys.modules["tockbox_poison"] = math
sys.modules["statistics"] = math
for i in range(300):
    re.compile(f"poison{i}")
cache = getattr(re, "_cache", {})
for key in list(cache):
    cache[key] = re.compile("always something else")
sys.setrecursionlimit(123_456)
sys.path.insert(0, "/tmp")
sys.setswitchinterval(5)
print(n * 2)
