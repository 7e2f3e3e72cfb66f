# /// tockbox
# row = 68
# title = "locks, leases and watches on files that all guests share"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "seccomp"
# ///
import fcntl
import os
import sys

n = int(input())
won = []
shared = [os.__file__, os.path.dirname(os.__file__), sys.executable]
for path in shared:
    try:
        fd = os.open(path, os.O_RDONLY)
    except OSError:
        continue
    for name, attempt in (
        ("flock", lambda: fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)),
        ("lease", lambda: fcntl.fcntl(fd, fcntl.F_SETLEASE, fcntl.F_RDLCK)),
        ("dnotify", lambda: fcntl.fcntl(fd, fcntl.F_NOTIFY, fcntl.DN_ACCESS | fcntl.DN_MULTISHOT)),
    ):
        try:
            attempt()
            won.append(f"{name} on {path}")
        except OSError:
            pass

print("ESCAPED: " + "; ".join(won) if won else n * 2)
