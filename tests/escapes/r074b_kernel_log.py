# /// tockbox
# row = 74
# title = "the kernel's log"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted", "security_violation"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "seccomp, private root"
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
text = ctypes.create_string_buffer(4096)
for action in (3, 9, 10):
    if kernel(103, 116, action, text, 4096)[0] >= 0:
        won.append(f"syslog {action}")
try:
    os.close(os.open("/dev/kmsg", os.O_RDONLY | os.O_NONBLOCK))
    won.append("/dev/kmsg")
except OSError:
    pass

print("ESCAPED: " + "; ".join(won) if won else n * 2)
