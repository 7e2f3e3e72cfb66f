# /// tockbox
# row = 19
# title = "an integer of ten million digits is parsed"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 1024, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# stopped_by = "cpu deadline, from outside"
# ///
import sys

if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)
print(int("9" * 10**7) & 1)
