# /// tockbox
# row = 45
# title = "namespace flags where forking is allowed"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536, processes = 32 }
# verdicts = ["accepted"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# tiers = ["full"]
# stopped_by = "seccomp on the flags of clone"
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
# The same where children are allowed: plain clone passes then, its namespace flags must not.
for flag in (0x10000000, 0x00020000, 0x40000000, 0x20000000, 0x08000000, 0x04000000, 0x02000000):
    before = os.getpid()
    got, _ = kernel(56, 220, flag | 17, 0, 0, 0, 0)
    if got == 0 or os.getpid() != before:
        os._exit(0)
    if got > 0:
        won.append(f"clone {flag:#x}")
    args = (ctypes.c_uint64 * 8)(flag, 0, 0, 0, 17, 0, 0, 0)
    got, _ = kernel(435, 435, args, 64)
    if got == 0:
        os._exit(0)
    if got > 0:
        won.append(f"clone3 {flag:#x}")

print("ESCAPED: " + "; ".join(won) if won else n * 2)
