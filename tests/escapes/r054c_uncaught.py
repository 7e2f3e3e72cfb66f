# /// tockbox
# row = 54
# title = "a module planted in the library, the error not caught"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "read-only binds, landlock"
# ///
import os

with open(os.path.join(os.path.dirname(os.__file__), "tockbox_planted.py"), "x") as file:
    file.write("raise SystemExit(0)")
