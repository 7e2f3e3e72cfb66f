# /// tockbox
# row = 55
# title = "the scratch folders are made useless for the next run"
# honest = false
# kind = "stdio"
# sequence = "r055c"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "system_calls"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "new tmpfs"
# ///
import os

n = int(input())
os.umask(0)
try:
    os.chmod("/tmp", 0)
except OSError:
    pass
try:
    os.chmod(os.getcwd(), 0)
except OSError:
    pass
try:
    os.rmdir(os.getcwd())
except OSError:
    pass
print(n * 2)
