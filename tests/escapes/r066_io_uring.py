# /// tockbox
# row = 66
# title = "the three calls of io_uring"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted", "security_violation"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "seccomp"
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
parameters = ctypes.create_string_buffer(120)
fd, _ = kernel(425, 425, 8, parameters)
if fd >= 0:
    won.append("io_uring_setup")
for name, number in (("io_uring_enter", 426), ("io_uring_register", 427)):
    if kernel(number, number, max(fd, 0), 0, 0, 0, None, 0)[1] not in ("EPERM", "ENOSYS", "EACCES"):
        won.append(f"{name} reached the kernel")

print("ESCAPED: " + "; ".join(won) if won else n * 2)
