# /// tockbox
# row = 72
# title = "a hand-made program, started from memory and from disk"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "seccomp denies execve and execveat"
# ///
import ctypes
import errno
import os
import struct

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
# A whole program in 164 bytes: it writes ESCAPED and exits.
text = b"\xb8\x01\x00\x00\x00\xbf\x01\x00\x00\x00\x48\x8d\x35\x13\x00\x00\x00\xba\x08\x00\x00\x00\x0f\x05"
text += b"\xb8\x3c\x00\x00\x00\x31\xff\x0f\x05" + b"\x90" * 3 + b"ESCAPED\n"
base, size = 0x400000, 120 + len(text)
elf = (
    b"\x7fELF\x02\x01\x01"
    + bytes(9)
    + struct.pack("<HHIQQQIHHHHHH", 2, 62, 1, base + 120, 64, 0, 0, 64, 56, 1, 0, 0, 0)
)
elf += struct.pack("<IIQQQQQQ", 1, 5, 0, base, base, size, size, 4096) + text
for flags in (0, 1, 0x10):
    try:
        fd = os.memfd_create("program", flags)
    except OSError:
        continue
    os.write(fd, elf)
    AT_EMPTY_PATH = 0x1000
    arguments = (ctypes.c_char_p * 2)(b"program", None)
    kernel(322, 281, fd, b"", arguments, (ctypes.c_char_p * 1)(None), AT_EMPTY_PATH)
    try:
        os.execve(fd, ["program"], {})
    except OSError:
        pass
with open("program", "wb") as file:
    file.write(elf)
os.chmod("program", 0o755)
try:
    os.execv("./program", ["program"])
except OSError:
    pass
print(n * 2)
