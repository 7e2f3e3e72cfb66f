# /// tockbox
# row = 65
# title = "keys in the kernel's keyrings"
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
SESSION, USER, PROCESS = -3, -4, -2
for ring in (SESSION, USER, PROCESS, -1, -5):
    if kernel(248, 217, b"user", b"tockbox", b"left behind", 11, ring)[0] > 0:
        won.append(f"add_key {ring}")
    if kernel(250, 219, 0, ring, 1, 0, 0)[0] > 0:  # KEYCTL_GET_KEYRING_ID
        won.append(f"keyctl {ring}")
if kernel(249, 218, b"user", b"tockbox", None, SESSION)[0] > 0:
    won.append("request_key")
if kernel(250, 219, 1, b"tockbox", 0, 0, 0)[0] > 0:  # KEYCTL_JOIN_SESSION_KEYRING
    won.append("joined a keyring")

print("ESCAPED: " + "; ".join(won) if won else n * 2)
