# /// tockbox
# row = 98
# title = "the process's own memory is searched page by page"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": "tockbox-secret-5a1f09c3e7b2d846"}]'
# limits = { cpu_seconds = 10, wall_seconds = 20, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "the expected value is not in the process"
# ///
import ctypes
import os
import re

# Put together here, so that the search does not find this program itself.
PREFIX = "-".join(["tockbox", "secret", ""])
SHAPE = re.compile(PREFIX + "[0-9a-f]{16}")


def f(x):
    # write() answers EFAULT for pages that are not there, so that the heap can be searched without a crash.
    libc = ctypes.CDLL(None, use_errno=True)
    libc.write.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t]
    r, w = os.pipe()
    pattern = re.compile(SHAPE.pattern.encode())
    page = 4_096
    marks = [
        id(x),
        id(f),
        id(f.__code__),
        id(os),
        id(b"" + bytes([7]) * 600),
        id(object()),
        ctypes.addressof(ctypes.c_int()),
    ]
    seen = set()
    tail = b""
    for mark in marks:
        start = mark // page
        for number in range(start - 4_000, start + 4_000):
            if number in seen or number <= 0:
                continue
            seen.add(number)
            if libc.write(w, number * page, page) != page:
                tail = b""
                continue
            block = os.read(r, page)
            for found in pattern.finditer(tail + block):
                return found.group().decode()
            tail = block[-64:]
    return f"nothing in {len(seen)} pages"
