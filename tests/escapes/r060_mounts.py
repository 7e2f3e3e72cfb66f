# /// tockbox
# row = 60
# title = "every system call that mounts"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "seccomp, landlock, no capabilities"
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
os.mkdir("m")
AT_FDCWD = -100
refused = {"EPERM", "ENOSYS", "EACCES"}
attempts = {
    "mount tmpfs": (165, 40, b"none", b"m", b"tmpfs", 0, None),
    "bind mount of /": (165, 40, b"/", b"m", None, 4096 | 16384, None),
    "remount / for writing": (165, 40, None, b"/", None, 32, None),
    "open_tree clone": (428, 428, AT_FDCWD, b"/", 1),
    "fsopen tmpfs": (430, 430, b"tmpfs", 0),
    "fspick /": (433, 433, AT_FDCWD, b"/", 0),
    "mount_setattr": (442, 442, AT_FDCWD, b"/", 0x8000, (ctypes.c_uint64 * 4)(0, 1, 0, 0), 32),
}
for name, call in attempts.items():
    if kernel(*call)[0] >= 0:
        won.append(name)
        kernel(166, 39, b"m", 2)
# Nothing is mounted on "m": these fail in any case, but for another reason where the door is open.
for name, call in {
    "umount": (166, 39, b"m", 2),
    "move_mount": (429, 429, AT_FDCWD, b"m", AT_FDCWD, b"m", 0),
    "pivot_root": (155, 41, b"m", b"m"),
}.items():
    if kernel(*call)[1] not in refused:
        won.append(name)

print("ESCAPED: " + "; ".join(won) if won else n * 2)
