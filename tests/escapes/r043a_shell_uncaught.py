# /// tockbox
# row = 43
# title = "a shell by subprocess"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "seccomp"
# ///
import subprocess

print(subprocess.run(["/bin/sh", "-c", "echo ESCAPED"], capture_output=True, text=True).stdout)
