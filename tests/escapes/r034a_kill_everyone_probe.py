# /// tockbox
# row = 34
# title = "would kill(-1) reach anyone?"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "processes"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "pid namespace, uid, seccomp"
# ///
import os

n = int(input())
won = []
# Signal 0 harms nobody: it only asks whether there is anyone that could be hit.
try:
    os.kill(-1, 0)
    won.append("kill(-1) would reach somebody")
except OSError:
    pass

print("ESCAPED: " + "; ".join(won) if won else n * 2)
