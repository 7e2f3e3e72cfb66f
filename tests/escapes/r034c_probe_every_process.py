# /// tockbox
# row = 34
# title = "look for any process that may be signalled"
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
me = {os.getpid(), 0}
for who in list(range(1, 5_000)) + [os.getppid()]:
    if who in me or who == 1:
        continue
    try:
        os.kill(who, 0)
        won.append(f"may signal {who}")
        break
    except OSError:
        pass

print("ESCAPED: " + "; ".join(won) if won else n * 2)
