# /// tockbox
# row = 16
# title = "no descriptor is left when the answer is sent"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "rlimit nofile"
# ///
import os


def f(x):
    kept = []
    try:
        while len(kept) < 5_000:
            kept.append(os.dup(0))
    except OSError:
        return x + 1
    return "ESCAPED: five thousand descriptors"
