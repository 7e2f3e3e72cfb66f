# /// tockbox
# row = 31
# title = "a new session and a fork where one process is allowed"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "processes"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "seccomp"
# ///
import os

n = int(input())
won = []
try:
    os.setsid()
except OSError:
    pass
try:
    if os.fork() == 0:
        os._exit(0)
    won.append("fork")
except OSError:
    pass

print("ESCAPED: " + "; ".join(won) if won else n * 2)
