# /// tockbox
# row = 36
# title = "exit code 137, which looks like a kill for memory"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "exit status"
# ///
import os

print(int(input()) * 2, flush=True)
os._exit(137)
