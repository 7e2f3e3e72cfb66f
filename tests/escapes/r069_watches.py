# /// tockbox
# row = 69
# title = "watches on the shared library, as many as there are"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "seccomp, rlimit nofile"
# ///
import ctypes
import errno
import os

LIBC = ctypes.CDLL(None, use_errno=True)
LIBC.syscall.restype = ctypes.c_long
ARM = os.uname().machine == "aarch64"


def kernel(x86, arm, *args):
    """One raw system call: (result, name of the errno)."""
    number = arm if ARM else x86
    if number is None:
        return -1, "ENOSYS"
    words = [ctypes.c_long(a) if isinstance(a, int) else a for a in args]
    ctypes.set_errno(0)
    got = LIBC.syscall(ctypes.c_long(number), *words)
    return got, errno.errorcode.get(ctypes.get_errno(), "0")


n = int(input())
won = []
if kernel(300, 262, 0, 0)[0] >= 0:
    won.append("fanotify_init")
if kernel(300, 262, 0x200, 0)[0] >= 0:
    won.append("fanotify_init without privilege")
made = 0
for _ in range(2_000):
    fd, _ = kernel(294, 26, 0)
    if fd < 0:
        break
    made += 1
    kernel(254, 27, fd, os.__file__.encode(), 0x20)
if made >= 1_000:
    won.append(f"{made} inotify instances")

print("ESCAPED: " + "; ".join(won) if won else n * 2)
