# /// tockbox
# row = 57
# title = "open the switches under /proc for writing"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "no /proc"
# ///
import os

n = int(input())
won = []
for path in (
    "/proc/self/oom_score_adj",
    "/proc/self/uid_map",
    "/proc/self/setgroups",
    "/proc/sys/kernel/core_pattern",
    "/proc/sys/vm/drop_caches",
    "/proc/sysrq-trigger",
    "/proc/self/attr/current",
    "/proc/self/clear_refs",
    "/proc/self/mem",
):
    try:
        os.close(os.open(path, os.O_WRONLY))
        won.append(path)
    except OSError:
        pass

print("ESCAPED: " + "; ".join(won) if won else n * 2)
