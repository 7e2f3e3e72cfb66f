# /// tockbox
# row = 59
# title = "the classic way out of a changed root"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "system_calls"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "no capabilities, seccomp, pivot_root"
# ///
import os

n = int(input())
won = []
os.mkdir("cell")
kept = os.open(".", os.O_RDONLY)
try:
    os.chroot("cell")
    os.fchdir(kept)
    for _ in range(64):
        os.chdir("..")
    os.chroot(".")
    won.append("chroot")
except OSError:
    pass

print("ESCAPED: " + "; ".join(won) if won else n * 2)
