# /// tockbox
# row = 113
# title = "the next run finds nothing poisoned"
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
won = []
if hasattr(builtins, "tockbox_poison") or "tockbox_poison" in sys.modules or math.pi == 3:
    won.append("modules")
if sys.modules.get("statistics") is math:
    won.append("statistics")
if sys.getrecursionlimit() == 123_456 or sys.getswitchinterval() == 5:
    won.append("the interpreter's settings")
if any("poison" in str(key) for key in getattr(re, "_cache", {})):
    won.append("the cache of patterns")
if random.random() == random.Random(20_240_113).random():
    won.append("the random state")

print("ESCAPED: " + "; ".join(won) if won else n * 2)
