# /// tockbox
# row = 35
# title = "stop oneself after the right answer"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 1, wall_seconds = 2, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# wasm = "signals"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "wall deadline; SIGKILL works on stopped processes"
# ///
import os
import signal

print(int(input()) * 2, flush=True)
os.kill(os.getpid(), signal.SIGSTOP)
