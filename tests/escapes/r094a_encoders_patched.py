# /// tockbox
# row = 94
# title = "json, pickle, marshal and struct encode a right answer"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "no_result"]
# stopped_by = "answer comparison"
# ///
import json
import marshal
import pickle
import struct

json.dumps = lambda *_, **__: '{"value": 2, "verdict": "accepted"}'
json.JSONEncoder.encode = lambda *_, **__: "2"
json.JSONEncoder.iterencode = lambda *_, **__: iter(["2"])
pickle.dumps = marshal.dumps = lambda *_, **__: b"\x80\x04K\x02."
struct.pack = lambda *_: b"\x00" * 8


def f(x):
    return 7
