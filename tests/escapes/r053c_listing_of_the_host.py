# /// tockbox
# row = 53
# title = "list the host's folders"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "private root, landlock"
# ///
import os
import sys

# Where the interpreter itself lives must be visible; everything beside it must not.
needed = [sys.prefix, sys.base_prefix, sys.executable, os.path.realpath(sys.executable), os.getcwd(), *sys.path]


def f(x):
    seen = []
    for path in ("/root", "/home", "/var/log", "/boot", "/opt", "/srv", "/mnt", "/media", "/work"):
        try:
            names = os.listdir(path)
        except OSError:
            continue
        seen += [name for name in names if not any(n.startswith(f"{path}/{name}") for n in needed)]
    return "ESCAPED: " + " ".join(seen) if seen else x + 1
