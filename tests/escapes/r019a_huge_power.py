# /// tockbox
# row = 19
# title = "a power that native code computes for minutes"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 1024, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# stopped_by = "cpu deadline, from outside"
# ///
print((10**10**8).bit_length())
