# /// tockbox
# row = 29
# title = "pin the process to one core, raise its priority"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "system_calls"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "seccomp"
# ///
import os

n = int(input())
won = []
for who in (0, os.getppid()):
    try:
        os.sched_setaffinity(who, {min(os.sched_getaffinity(0))})
        won.append(f"affinity of {who}")
    except OSError:
        pass
try:
    os.nice(-5)
    won.append("nice")
except OSError:
    pass

print("ESCAPED: " + "; ".join(won) if won else n * 2)
