"""Runs the component builder with constant random numbers, so that one input gives one component, to the byte.

The interpreter in the component draws the seed of its string hashes while it is built, which decides the order of sets
and, a little, how many instructions a program takes. The builder has no option for it. It asks the C library for random
bytes; so `getrandom` of this process, and of no other, is replaced by one that fills in a constant.
"""

import ctypes
import os
import platform
import sys

# fill(buffer, length, flags) -> length; the constant is 0x2a.
_CODE = {
    # mov rcx, rsi; mov rdx, rsi; mov al, 0x2a; rep stosb; mov rax, rdx; ret
    "x86_64": bytes.fromhex("4889f1 4889f2 b02a f3aa 4889d0 c3"),
    # mov x3, x1; mov w4, #0x2a; cbz x3, +16; sub x3, x3, #1; strb w4, [x0], #1; b -12; mov x0, x1; ret
    "aarch64": bytes.fromhex("e30301aa 44058052 830000b4 630400d1 04140038 fdffff17 e00301aa c0035fd6"),
}
_READ, _WRITE, _EXECUTE = 1, 2, 4


def _fix_random():
    code = _CODE.get(platform.machine())
    if code is None:
        raise SystemExit("cannot build the component on %s" % platform.machine())
    libc = ctypes.CDLL(None, use_errno=True)
    address = ctypes.cast(libc.getrandom, ctypes.c_void_p).value
    page = os.sysconf("SC_PAGE_SIZE")
    start = address & -page
    length = ctypes.c_size_t(2 * page)
    for protection in (_READ | _WRITE | _EXECUTE, _READ | _EXECUTE):
        if libc.mprotect(ctypes.c_void_p(start), length, protection) != 0:
            raise SystemExit("cannot fix random numbers: %s" % os.strerror(ctypes.get_errno()))
        if protection & _WRITE:
            ctypes.memmove(address, code, len(code))
    filled = ctypes.create_string_buffer(8)
    if libc.getrandom(filled, ctypes.c_size_t(8), 0) != 8 or filled.raw != b"*" * 8:
        raise SystemExit("cannot fix random numbers: the C library's function is another one")


def main(wit, application, output):
    _fix_random()
    from componentize_py import script

    name = "tockbox_guest"
    sys.argv = [
        "componentize-py",
        "-q",
        "-d",
        wit,
        "-w",
        "guest",
        "componentize",
        "-p",
        application,
        name,
        "-o",
        output,
    ]
    return script()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
