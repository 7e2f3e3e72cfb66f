# /// tockbox
# row = 5
# title = "forking where one process is allowed"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "seccomp"
# ///
import os

# Twelve rounds, so that even an open door means four thousand processes and not a dead machine.
for _ in range(12):
    os.fork()
