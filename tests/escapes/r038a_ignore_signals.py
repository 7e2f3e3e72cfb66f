# /// tockbox
# row = 38
# title = "every signal that can be ignored is ignored"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# wasm = "signals"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "SIGKILL"
# ///
import signal

for number in signal.valid_signals():
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
while True:
    pass
