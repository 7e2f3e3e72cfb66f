# /// tockbox
# row = 1
# title = "an endless loop"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# stopped_by = "cpu deadline"
# ///
while True:
    pass
