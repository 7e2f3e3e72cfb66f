# /// tockbox
# row = 50
# title = "take descriptors out of the parent and the neighbours"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "seccomp, uid, non-dumpable process"
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
for who in (os.getppid(), 1, os.getpid() - 1, os.getpid() + 1):
    fd, _ = kernel(434, 434, who, 0)
    if fd < 0:
        continue
    for theirs in range(32):
        got, _ = kernel(438, 438, fd, theirs, 0)
        if got >= 0:
            won.append(f"took descriptor {theirs} of {who}")
            break

print("ESCAPED: " + "; ".join(won) if won else n * 2)
