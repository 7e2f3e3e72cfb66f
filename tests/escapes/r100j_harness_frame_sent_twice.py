# /// tockbox
# row = 100
# title = "the harness's own frame, with a wrong answer, is sent twice"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "no_result"]
# wasm = "answer_channel"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "one frame a call"
# ///
import os
import threading
import time


# The harness's own frame is caught in a pipe, looked at, and passed on twice.
def relay(r, out):
    frame = os.read(r, 65_536)
    os.write(out, frame + frame)


def f(x):
    r, w = os.pipe()
    out = os.dup(3)
    os.dup2(w, 3)
    real = os._exit
    os._exit = lambda code: (time.sleep(0.2), real(code))
    threading.Thread(target=relay, args=(r, out)).start()
    return 7
