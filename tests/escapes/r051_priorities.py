# /// tockbox
# row = 51
# title = "real-time scheduling and negative niceness"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "seccomp, rlimit rtprio"
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
for who in (0, os.getppid()):
    try:
        os.setpriority(os.PRIO_PROCESS, who, -10)
        won.append(f"setpriority {who}")
    except OSError:
        pass
for name, policy, level in (("SCHED_FIFO", os.SCHED_FIFO, 1), ("SCHED_RR", os.SCHED_RR, 1)):
    try:
        os.sched_setscheduler(0, policy, os.sched_param(level))
        won.append(name)
    except OSError:
        pass
if kernel(251, 30, 1, 0, (1 << 13) | 0)[0] >= 0:
    won.append("ioprio_set real time")
attributes = (ctypes.c_uint32 * 14)(56, 6, 0, 0, 0, 0, 1_000_000, 0, 10_000_000, 0, 10_000_000, 0, 0, 0)
if kernel(314, 274, 0, attributes, 0)[0] >= 0:
    won.append("sched_setattr deadline")

print("ESCAPED: " + "; ".join(won) if won else n * 2)
