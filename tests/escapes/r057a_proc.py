# /// tockbox
# row = 57
# title = "read /proc of oneself, of the parent and of process 1"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "system_calls"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "no /proc"
# ///
import os

n = int(input())
won = []
parent = os.getppid()
for who in ("self", "thread-self", "1", str(parent), str(os.getpid())):
    for name in ("mem", "maps", "environ", "cmdline", "status", "fd", "root", "ns/user", "oom_score_adj"):
        path = f"/proc/{who}/{name}"
        if name == "ns/user" and who not in ("1", str(parent)):
            continue  # one's own namespace gives nothing, and Landlock does not govern nsfs
        try:
            if name in ("fd", "root"):
                os.listdir(path)
            else:
                os.close(os.open(path, os.O_RDONLY))
            won.append(path)
        except OSError:
            pass

print("ESCAPED: " + "; ".join(won) if won else n * 2)
