# /// tockbox
# row = 81
# title = "read from the answer channel"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "one-way pipes only"
# ///
import os


def f(x):
    try:
        os.set_blocking(3, False)
        got = os.read(3, 4_096)
    except OSError:
        return x + 1
    return f"ESCAPED: read {len(got)} bytes from the answer channel" if got else x + 1
