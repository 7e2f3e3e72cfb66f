# /// tockbox
# row = 56
# title = "links, a pipe and devices where a host might read"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "system_calls"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "the host reads no guest path"
# ///
import os
import stat

n = int(input())
won = []
for i, target in enumerate(("/etc/shadow", "/etc/passwd", "/proc/1/environ", "/dev/mem", "/", "loop_5")):
    os.symlink(target, f"loop_{i}")
for target in ("/etc/shadow", "/etc/passwd"):
    try:
        os.link(target, "hard")
        won.append(f"hard link to {target}")
    except OSError:
        pass
try:
    os.mkfifo("answer.txt")
except OSError:
    pass
for kind in (stat.S_IFCHR, stat.S_IFBLK):
    try:
        os.mknod("device", kind | 0o666, os.makedev(1, 1))
        won.append("device")
    except OSError:
        pass

print("ESCAPED: " + "; ".join(won) if won else n * 2)
