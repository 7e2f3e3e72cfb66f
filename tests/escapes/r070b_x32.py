# /// tockbox
# row = 70
# title = "system calls by their x32 numbers"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted", "security_violation"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "seccomp: numbers from 0x40000000 up"
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
X32 = 0x40000000
if not ARM:
    if kernel(39 | X32, None)[0] == os.getpid():
        won.append("getpid by its x32 number")
    if kernel(512 | X32, None, 0, None)[1] not in ("ENOSYS", "EPERM", "EACCES"):
        won.append("rt_sigaction of x32")
    if kernel(41 | X32, None, 2, 1, 0)[0] >= 0:
        won.append("socket by its x32 number")
    if kernel(272 | X32, None, 0x10000000)[0] == 0:
        won.append("unshare by its x32 number")
    if kernel(520 | X32, None, b"/bin/sh", None, None)[1] not in ("ENOSYS", "EPERM", "EACCES"):
        won.append("execve of x32")

print("ESCAPED: " + "; ".join(won) if won else n * 2)
