# /// tockbox
# row = 45
# title = "a user namespace by clone3, clone and unshare"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "seccomp; clone3 answers ENOSYS"
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
NEWUSER = 0x10000000


class CloneArgs(ctypes.Structure):
    _fields_ = [
        (name, ctypes.c_uint64)
        for name in ("flags", "pidfd", "child_tid", "parent_tid", "exit_signal", "stack", "stack_size", "tls")
    ]


def attempt(name, *call):
    before = os.getpid()
    got, _ = kernel(*call)
    if os.getpid() != before:
        os._exit(0)
    if got >= 0:
        won.append(name)


for extra in (0, 0x00020000, 0x40000000, 0x20000000):  # alone, with mounts, with network, with pids
    attempt(f"clone3 {extra:#x}", 435, 435, ctypes.byref(CloneArgs(flags=NEWUSER | extra, exit_signal=17)), 64)
    attempt(f"clone {extra:#x}", 56, 220, NEWUSER | extra | 17, 0, 0, 0, 0)
    attempt(f"unshare {extra:#x}", 272, 97, NEWUSER | extra)

print("ESCAPED: " + "; ".join(won) if won else n * 2)
