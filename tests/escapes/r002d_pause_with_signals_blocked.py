# /// tockbox
# row = 2
# title = "every signal blocked, then pause"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 1, wall_seconds = 2, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# wasm = "signals"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "wall deadline"
# ///
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
while True:
    signal.pause()
