# /// tockbox
# row = 53
# title = "list the host's folders"
# honest = false
# kind = "call"
# calls = '[{"args": [1], "expected": 2, "function": "f"}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# verdicts_restricted = ["accepted", "wrong_answer"]
# stopped_by = "private root, landlock"
# ///
import os


def f(x):
    seen = []
    for path in ("/root", "/home", "/var/log", "/boot", "/opt", "/srv", "/mnt", "/media"):
        try:
            seen += os.listdir(path)
        except OSError:
            pass
    return "ESCAPED: " + " ".join(seen) if seen else x + 1
