# /// tockbox
# row = 67
# title = "performance counters, bpf maps and userfaultfd"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted", "security_violation"]
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
attributes = ctypes.create_string_buffer(128)
(ctypes.c_uint32 * 2).from_buffer(attributes)[:] = [1, 112]  # software event, size
for who in (0, os.getppid(), -1):
    if kernel(298, 241, attributes, who, -1 if who != -1 else 0, -1, 0)[0] >= 0:
        won.append(f"perf_event_open on {who}")
bpf_map = (ctypes.c_uint32 * 16)(2, 4, 8, 1, 0)
if kernel(321, 280, 0, bpf_map, 64)[0] >= 0:
    won.append("a bpf map")
for flags in (0, 1, 0o2000000 | 1):
    if kernel(323, 282, flags)[0] >= 0:
        won.append("userfaultfd")

print("ESCAPED: " + "; ".join(won) if won else n * 2)
