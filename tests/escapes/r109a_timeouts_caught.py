# /// tockbox
# row = 109
# title = "every kind of timeout is caught"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# stopped_by = "the deadline lives outside"
# ///
import faulthandler
import signal


def f(x):
    faulthandler.cancel_dump_traceback_later()
    signal.set_wakeup_fd(-1)
    while True:
        try:
            while True:
                pass
        except (TimeoutError, KeyboardInterrupt, GeneratorExit, SystemExit):
            pass
