# /// tockbox
# row = 82
# title = "the answer channel is truncated, sealed and resized"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted", "no_result"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "the host reads with bounds and never maps"
# ///
import fcntl
import os


def f(x):
    for attempt in (
        lambda: os.ftruncate(3, 0),
        lambda: os.ftruncate(3, 1 << 40),
        lambda: fcntl.fcntl(3, 1033, 0x1F),  # F_ADD_SEALS
        lambda: fcntl.fcntl(3, 1031, 4_096),  # F_SETPIPE_SZ
        lambda: os.posix_fallocate(3, 0, 1 << 30),
        lambda: os.lseek(3, 0, os.SEEK_SET),
        lambda: os.fchmod(3, 0),
    ):
        try:
            attempt()
        except OSError:
            pass
    return x + 1
