# /// tockbox
# row = 41
# title = "three kinds of timer are left running"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "they die with the process"
# ///
import ctypes
import errno
import os
import signal

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
signal.signal(signal.SIGALRM, lambda *_: None)
signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
timer = ctypes.c_int()
if kernel(222, 107, 1, None, ctypes.byref(timer))[0] == 0:  # timer_create
    spec = (ctypes.c_long * 4)(0, 10_000_000, 0, 10_000_000)
    kernel(223, 110, timer.value, 0, spec, None)  # timer_settime
fd, _ = kernel(283, 85, 1, 0)  # timerfd_create
if fd >= 0:
    kernel(286, 86, fd, 0, (ctypes.c_long * 4)(0, 1_000_000, 0, 1_000_000), None)
try:
    os.execv("/proc/self/exe", ["python"])
except OSError:
    pass
# At a slow exit the interpreter takes its handlers away, and the next tick would kill it.
print(n * 2, flush=True)
os._exit(0)
