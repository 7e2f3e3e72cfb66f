# /// tockbox
# row = 55
# title = "leave files, shared memory, queues and semaphores for the next run"
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
    try:
        with open(os.path.join(folder, mark), "w") as file:
            file.write("left by the run before")
        os.mkdir(os.path.join(folder, mark + "_folder"))
    except OSError:
        pass
KEY, CREATE = 0x70C4, 0o1666
if kernel(29, 194, KEY, 4096, CREATE)[0] >= 0:
    won.append("shmget")
if kernel(64, 190, KEY, 1, CREATE)[0] >= 0:
    won.append("semget")
if kernel(68, 186, KEY, CREATE)[0] >= 0:
    won.append("msgget")
if kernel(240, 180, mark.encode(), 0o102, 0o666, None)[0] >= 0:
    won.append("mq_open")

print("ESCAPED: " + "; ".join(won) if won else n * 2)
