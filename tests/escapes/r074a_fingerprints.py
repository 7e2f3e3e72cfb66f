# /// tockbox
# row = 74
# title = "uname, processors and memory are looked at"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "system_calls"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "nothing: allowed, of little worth"
# ///
import os
import platform
import sys
import time

n = int(input())
seen = [
    os.uname(),
    platform.machine(),
    os.cpu_count(),
    os.sysconf("SC_PAGESIZE"),
    os.get_inheritable(1),
    sys.version,
    sys.flags,
    time.clock_gettime(time.CLOCK_BOOTTIME),
]
print(n * len(seen) // 4)
