# /// tockbox
# row = 40
# title = "a loop whose finally goes on"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# stopped_by = "the deadline lives outside"
# ///
while True:
    try:
        while True:
            pass
    finally:
        continue
