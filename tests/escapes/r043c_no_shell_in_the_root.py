# /// tockbox
# row = 43
# title = "no shell is there even where processes are allowed"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536, processes = 32 }
# verdicts = ["accepted"]
# wasm = "processes"
# verdicts_wasm = ["runtime_error"]
# tiers = ["full"]
# stopped_by = "private root"
# ///
import os

n = int(input())
won = []
for program in ("/bin/sh", "/bin/bash", "/usr/bin/sh", "/bin/busybox", "/usr/bin/env", "/bin/ls"):
    try:
        child = os.posix_spawn(program, [program, "-c", "exit 0"], {})
        if os.waitpid(child, 0)[1] == 0:
            won.append(program)
    except OSError:
        pass

print("ESCAPED: " + "; ".join(won) if won else n * 2)
