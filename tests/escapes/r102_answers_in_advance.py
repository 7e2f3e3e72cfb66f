# /// tockbox
# row = 102
# title = "a hundred answers before the first question"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}, {"function": "f", "args": [1], "expected": 2}, {"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["no_result"]
# wasm = "answer_channel"
# verdicts_wasm = ["runtime_error"]
# flags = ["protocol_violation"]
# stopped_by = "frame codec, order of frames"
# ///
import os

for i in range(100):
    os.write(3, f'{{"seq": {i}, "value": {i + 1}}}\n'.encode())


def f(x):
    return x + 1
