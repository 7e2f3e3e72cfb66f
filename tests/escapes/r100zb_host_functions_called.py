# /// tockbox
# row = 100
# title = "the functions of the host by which the harness answers, where there are such, are called"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f('text') == 4"},
#   {"type": "assert", "code": "assert f('reply') == 4"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate('report') == 4"},
#   {"type": "unittest", "code": "def test_it():\n    assert f('violation') == 4"},
#   {"type": "assert", "code": "try:\n    f('twice')\nexcept:\n    pass\nassert f"},
#   {"type": "assert", "code": "try:\n    f('taken')\nexcept:\n    pass\nassert f"},
#   {"type": "call", "function": "f", "args": ["value"], "expected": 4},
#   {"type": "call", "function": "f", "args": ["leave"], "expected": 4}
# ]
# '''
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# each = [["runtime_error"], ["runtime_error"], ["runtime_error"], ["runtime_error"], ["accepted"], ["accepted"], ["runtime_error"], ["runtime_error"]]
# wasm = "answer_channel"
# verdicts_wasm = ["no_result"]
# stopped_by = "there are none on the native backend; frame codec, whose turn it is"
# ///
import sys


def f(kind):
    from wit_world.imports import host

    encode = sys.modules["tockbox_harness.codec"].encode
    if kind == "text":
        host.send(b'{"ok": true, "value": 4}')
    elif kind == "reply":
        host.send(encode(("return", 4)))
        host.send(encode(("return", 4)))
    elif kind == "report":
        host.send(encode(("report", {"end": "passed", "passed": 1, "total": 1})))
    elif kind == "violation":
        host.send(encode(("violation", None)))
    elif kind == "twice":
        host.send(encode(("passed", 1)))
    elif kind == "taken":
        host.receive()
    elif kind == "value":
        host.send(encode(("value", 4)))
        host.send(encode(("value", 4)))
    elif kind == "leave":
        host.leave(0)
    return 0
