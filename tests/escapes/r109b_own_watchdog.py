# /// tockbox
# row = 109
# title = "a watchdog of one's own ends the process early"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["no_result", "runtime_error"]
# stopped_by = "no answer, no pass"
# ///
import faulthandler
import time


def f(x):
    faulthandler.dump_traceback_later(0.2, exit=True)
    time.sleep(5)
    return x + 1
