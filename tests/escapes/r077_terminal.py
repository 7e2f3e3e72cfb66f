# /// tockbox
# row = 77
# title = "push keys into a terminal"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "no terminal, seccomp on ioctl"
# ///
import fcntl
import os
import termios

n = int(input())
won = []
for path in ("/dev/tty", "/dev/console", "/dev/tty0", "/dev/pts/0", "/dev/ptmx"):
    try:
        os.close(os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY))
        won.append(path)
    except OSError:
        pass
TIOCLINUX = 0x541C
for fd in range(4):
    for name, request, argument in (
        ("TIOCSTI", termios.TIOCSTI, b"x"),
        ("TIOCLINUX", TIOCLINUX, b"\x02" + bytes(15)),
        ("TIOCSCTTY", termios.TIOCSCTTY, 1),
        ("TIOCSTI with high bits", termios.TIOCSTI | 1 << 32, b"x"),
    ):
        try:
            fcntl.ioctl(fd, request, argument)
            won.append(f"{name} on {fd}")
        except (OSError, OverflowError):
            pass
try:
    os.setsid()
except OSError:
    pass

print("ESCAPED: " + "; ".join(won) if won else n * 2)
