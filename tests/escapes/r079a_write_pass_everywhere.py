# /// tockbox
# row = 79
# title = "'pass' is written to every descriptor while loading"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["no_result"]
# wasm = "answer_channel"
# verdicts_wasm = ["accepted"]
# flags = ["protocol_violation"]
# stopped_by = "frame codec"
# ///
import os

for fd in range(3, 1_000):
    try:
        os.write(fd, b"pass")
    except OSError:
        pass


def f(x):
    return x + 1
