# /// tockbox
# row = 42
# title = "set and bend the machine's clock"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "seccomp, no capabilities"
# ///
import ctypes
import errno
import os
import time

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
# The clock would be set to what it already says, so that an open door harms nothing.
try:
    time.clock_settime(time.CLOCK_REALTIME, time.clock_gettime(time.CLOCK_REALTIME))
    won.append("clock_settime")
except OSError:
    pass
now = time.time_ns() // 1_000
if kernel(164, 170, (ctypes.c_long * 2)(now // 1_000_000, now % 1_000_000), None)[0] == 0:
    won.append("settimeofday")
mode = ctypes.create_string_buffer(256)
ctypes.c_uint.from_buffer(mode).value = 0x8001  # an offset of nothing: it needs the privilege all the same
if kernel(159, 171, mode)[0] >= 0:
    won.append("adjtimex")
if kernel(305, 266, 0, mode)[0] >= 0:
    won.append("clock_adjtime")

print("ESCAPED: " + "; ".join(won) if won else n * 2)
