# /// tockbox
# row = 54
# title = "append to, link and move modules of the library"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "read-only binds, landlock"
# ///
import json
import os
import random

n = int(input())
won = []
for module in (os, json, random):
    path = module.__file__
    for name, attempt in (
        ("append", lambda: os.close(os.open(path, os.O_WRONLY | os.O_APPEND))),
        ("hard link", lambda: os.link(path, "stolen.py")),
        ("rename over", lambda: os.rename(path, path + ".moved") or os.rename(path + ".moved", path)),
    ):
        try:
            attempt()
            won.append(f"{name} {path}")
        except OSError:
            pass

print("ESCAPED: " + "; ".join(won) if won else n * 2)
