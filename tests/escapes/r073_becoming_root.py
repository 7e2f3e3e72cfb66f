# /// tockbox
# row = 73
# title = "user 0, setuid programs, all capabilities"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "no_new_privs, nosuid, no capabilities"
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
if os.getuid() != 0:
    for name, attempt in (
        ("setuid", lambda: os.setuid(0)),
        ("seteuid", lambda: os.seteuid(0)),
        ("setresuid", lambda: os.setresuid(0, 0, 0)),
        ("setgid", lambda: os.setgid(0)),
        ("setgroups", lambda: os.setgroups([0, 1, 2])),
    ):
        try:
            attempt()
            won.append(name)
        except OSError:
            pass
for program in ("/bin/su", "/usr/bin/sudo", "/usr/bin/passwd", "/bin/mount", "/usr/bin/newuidmap"):
    try:
        os.posix_spawn(program, [program, "--version"], {})
        won.append(program)
    except OSError:
        pass
header = (ctypes.c_uint32 * 2)(0x20080522, 0)
everything = (ctypes.c_uint32 * 6)(*[0xFFFFFFFF] * 6)
if kernel(126, 91, header, everything)[0] == 0:
    won.append("capset")

print("ESCAPED: " + "; ".join(won) if won else n * 2)
