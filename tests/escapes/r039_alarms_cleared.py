# /// tockbox
# row = 39
# title = "every timer is cleared, then a loop"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# wasm = "signals"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "the deadline lives outside"
# ///
import signal


def f(x):
    signal.alarm(0)
    for which in (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF):
        signal.setitimer(which, 0)
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    while True:
        pass
