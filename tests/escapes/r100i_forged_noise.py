# /// tockbox
# row = 100
# title = "a forged frame on the answer channel: noise"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["no_result"]
# wasm = "answer_channel"
# verdicts_wasm = ["runtime_error"]
# flags = ["protocol_violation"]
# stopped_by = "frame codec"
# ///
import os


def f(x):
    os.write(3, bytes(range(256)) * 200)
    return x + 1
