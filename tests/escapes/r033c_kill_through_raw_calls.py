# /// tockbox
# row = 33
# title = "six other ways to send a signal to the parent"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "uid, immunity of process 1, seccomp"
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
parent = os.getppid()
kernel(62, 129, parent, 9)  # kill
kernel(200, 130, parent, 9)  # tkill
kernel(234, 131, parent, parent, 9)  # tgkill
info = ctypes.create_string_buffer(128)
kernel(129, 138, parent, 9, info)  # rt_sigqueueinfo
kernel(297, 240, parent, parent, 9, info)  # rt_tgsigqueueinfo
fd, _ = kernel(434, 434, parent, 0)  # pidfd_open
if fd >= 0:
    kernel(424, 424, fd, 9, None, 0)  # pidfd_send_signal
print(n * 2)
