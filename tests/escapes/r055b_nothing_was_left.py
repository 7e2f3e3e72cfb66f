# /// tockbox
# row = 55
# title = "the next run finds none of it"
# honest = false
# kind = "stdio"
# sequence = "r055"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "new tmpfs, ipc namespace, seccomp"
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
mark = "tockbox_mark_55"
for folder in (
    "/tmp",
    "/var/tmp",
    "/dev/shm",
    os.getcwd(),
    os.environ.get("TMPDIR", "/tmp"),
    os.path.expanduser("~"),
    "/run",
    "/dev/mqueue",
):
    for name in (mark, mark + "_folder"):
        if os.path.lexists(os.path.join(folder, name)):
            won.append(os.path.join(folder, name))
KEY = 0x70C4
for name, call in (
    ("shmget", (29, 194, KEY, 0, 0)),
    ("semget", (64, 190, KEY, 0, 0)),
    ("msgget", (68, 186, KEY, 0)),
    ("mq_open", (240, 180, mark.encode(), 0)),
):
    if kernel(*call)[0] >= 0:
        won.append(name)

print("ESCAPED: " + "; ".join(won) if won else n * 2)
