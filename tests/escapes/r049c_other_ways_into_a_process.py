# /// tockbox
# row = 49
# title = "kcmp, process_madvise, process_mrelease, migrate_pages on the parent"
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
who = os.getppid()
if kernel(312, 272, os.getpid(), who, 0, 0, 0)[0] >= 0:
    won.append("kcmp")
fd, _ = kernel(434, 434, who, 0)
if fd >= 0:
    vector = (ctypes.c_uint64 * 2)(id(n) & ~4095, 4096)
    if kernel(440, 440, fd, vector, 1, 21, 0)[0] >= 0:
        won.append("process_madvise")
    if kernel(448, 448, fd, 0)[0] >= 0:
        won.append("process_mrelease")
if kernel(256, 238, who, 64, (ctypes.c_ulong * 1)(1), (ctypes.c_ulong * 1)(1))[0] >= 0:
    won.append("migrate_pages")

print("ESCAPED: " + "; ".join(won) if won else n * 2)
