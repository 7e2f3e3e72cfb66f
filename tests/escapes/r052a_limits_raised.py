# /// tockbox
# row = 52
# title = "raise every limit, and write the parent's"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "hard rlimits, seccomp"
# ///
import ctypes
import errno
import os
import resource

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
for name in sorted(name for name in dir(resource) if name.startswith("RLIMIT_")):
    kind = getattr(resource, name)
    try:
        soft, hard = resource.getrlimit(kind)
    except (OSError, ValueError):
        continue
    if hard == resource.RLIM_INFINITY:
        continue
    try:
        resource.setrlimit(kind, (hard + 1, hard + 1))
        won.append(name)
    except (OSError, ValueError):
        pass
# The parent's limits are asked for and written back unchanged.
for who in (os.getppid(), 1):
    old = (ctypes.c_uint64 * 2)()
    if kernel(302, 261, who, 7, None, old)[0] == 0 and kernel(302, 261, who, 7, old, None)[0] == 0:
        won.append(f"prlimit64 on {who}")

print("ESCAPED: " + "; ".join(won) if won else n * 2)
