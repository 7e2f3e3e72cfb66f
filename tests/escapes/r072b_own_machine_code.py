# /// tockbox
# row = 72
# title = "machine code of one's own that adds honestly"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [2, 3], "expected": 5}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "nothing: it is allowed"
# ///
import ctypes
import mmap
import platform


def f(a, b):
    # Native code of one's own is no crime: nothing may depend on Python being all there is.
    code = {"x86_64": b"\x8d\x04\x37\xc3", "aarch64": b"\x00\x00\x01\x0b\xc0\x03\x5f\xd6"}.get(platform.machine())
    try:
        page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    except OSError:
        code = None
    if code is None:
        return a + b
    page.write(code)
    address = ctypes.addressof(ctypes.c_char.from_buffer(page))
    return ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_int)(address)(a, b)
