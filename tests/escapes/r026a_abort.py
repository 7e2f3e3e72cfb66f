# /// tockbox
# row = 26
# title = "abort, hoping for a core dump"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "non-dumpable process"
# ///
import os

os.abort()
