# /// tockbox
# row = 70
# title = "a jump into 32 bit mode, and a system call there"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["security_violation", "runtime_error", "accepted"]
# stopped_by = "seccomp: check of the architecture"
# ///
import ctypes
import mmap
import os
import struct

n = int(input())
won = []
if os.uname().machine == "x86_64" and hasattr(mmap, "MAP_ANONYMOUS"):
    libc = ctypes.CDLL(None, use_errno=True)
    libc.mmap.restype = ctypes.c_void_p
    libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
    MAP_32BIT = 0x40
    low = libc.mmap(None, 8192, 7, 0x02 | 0x20 | MAP_32BIT, -1, 0)
    if low and low < 1 << 32:
        # Switch to compatibility mode (selector 0x23), ask for the 32 bit getpid, come back (0x33).
        code32 = b"\xb8\x14\x00\x00\x00\xcd\x80" + b"\xcb"
        ctypes.memmove(low + 4096 - 256, code32, len(code32))
        target = struct.pack("<IH", low + 4096 - 256, 0x23)
        ctypes.memmove(low + 512, target, 6)
        pointer = struct.pack("<I", low + 512)
        # push rbx; push rbp; mov rbp, rsp; mov rsp, low stack; far call; mov rsp, rbp; pop rbp; pop rbx; ret
        stack = struct.pack("<I", low + 8000)
        code64 = b"\x53\x55\x48\x89\xe5\xbc" + stack + b"\xff\x1c\x25" + pointer + b"\x48\x89\xec\x5d\x5b\xc3"
        ctypes.memmove(low, code64, len(code64))
        if ctypes.CFUNCTYPE(ctypes.c_int)(low)() == os.getpid():
            won.append("a system call in compatibility mode")

print("ESCAPED: " + "; ".join(won) if won else n * 2)
