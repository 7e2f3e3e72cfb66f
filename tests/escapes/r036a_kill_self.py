# /// tockbox
# row = 36
# title = "kill oneself to look like a timeout"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "verdict from our own record of kills"
# ///
import os

os.kill(os.getpid(), 9)
