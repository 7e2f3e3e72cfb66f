# /// tockbox
# row = 70
# title = "a system call through the 32 bit gate"
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

n = int(input())
won = []
if os.uname().machine == "x86_64":
    try:
        page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    except OSError:
        page = None
    if page is not None:
        # push rbx; mov eax, 20 (getpid of i386); int 0x80; pop rbx; ret
        page.write(b"\x53\xb8\x14\x00\x00\x00\xcd\x80\x5b\xc3")
        address = ctypes.addressof(ctypes.c_char.from_buffer(page))
        if ctypes.CFUNCTYPE(ctypes.c_int)(address)() == os.getpid():
            won.append("a system call through the 32 bit gate")

print("ESCAPED: " + "; ".join(won) if won else n * 2)
