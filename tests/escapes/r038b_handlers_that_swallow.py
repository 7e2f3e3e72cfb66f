# /// tockbox
# row = 38
# title = "handlers that swallow every polite request to stop"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# stopped_by = "SIGKILL"
# ///
import signal


def f(x):
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM, signal.SIGXCPU, signal.SIGPROF, signal.SIGVTALRM):
        signal.signal(number, lambda *_: None)
    while True:
        pass
