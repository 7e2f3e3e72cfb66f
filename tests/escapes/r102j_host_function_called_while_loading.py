# /// tockbox
# row = 102
# title = "answers by the functions of the host, where there are such, while the module loads"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}, {"function": "f", "args": [2], "expected": 3}]'
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# wasm = "answer_channel"
# verdicts_wasm = ["no_result"]
# stopped_by = "there are none on the native backend; frame codec, whose turn it is"
# ///
import sys

from wit_world.imports import host

encode = sys.modules["tockbox_harness.codec"].encode
host.send(encode(("loaded", False)))
for n in range(100):
    host.send(encode(("value", n)))


def f(x):
    return 0
