# /// tockbox
# row = 67
# title = "system calls that only an administrator needs"
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
# The arguments are nonsense, so that even an open door does no harm. What counts is whether the
# kernel looked at them: anything but a refusal means that the call got through.
refused = {"EPERM", "ENOSYS", "EACCES"}
nothing = ctypes.create_string_buffer(64)
attempts = {
    "bpf": (321, 280, 5, nothing, 48),
    "perf_event_open": (298, 241, ctypes.create_string_buffer(b"\xff" * 128), 0, -1, -1, 0),
    "userfaultfd": (323, 282, 1),
    "kexec_load": (246, 104, 0, 0, None, 0x7FFFFFFF),
    "kexec_file_load": (320, 294, -1, -1, 0, None, 0x7FFFFFFF),
    "init_module": (175, 105, nothing, 0, b""),
    "finit_module": (313, 273, -1, b"", 0),
    "delete_module": (176, 106, b"tockbox_no_such_module", 0),
    "reboot": (169, 142, 0, 0, 0, None),
    "swapon": (167, 224, b"no-such-file", 0),
    "swapoff": (168, 225, b"no-such-file"),
    "quotactl": (179, 60, -1, b"no-such-device", 0, None),
    "acct": (163, 89, b"no-such-file"),
    "syslog": (103, 116, 3, nothing, 64),
    "iopl": (172, None, 3),
    "ioperm": (173, None, 0x70, 1, 1),
    "sethostname": (170, 161, b"x", -1),
    "setdomainname": (171, 162, b"x", -1),
    "fanotify_init": (300, 262, 0x7FFFFFFF, 0),
    "lookup_dcookie": (212, 18, 0, nothing, 0),
    "quotactl_fd": (443, 443, -1, 0, 0, None),
    "nfsservctl": (180, 42, 0, None, None),
}
for name, call in attempts.items():
    got, why = kernel(*call)
    if got >= 0 or why not in refused:
        won.append(f"{name} ({got}, {why})")

print("ESCAPED: " + "; ".join(won) if won else n * 2)
