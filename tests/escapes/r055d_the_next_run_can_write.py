# /// tockbox
# row = 55
# title = "the next run can write as ever"
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
import tempfile

n = int(input())
with open("mine", "w") as file:
    file.write(str(n))
with tempfile.TemporaryFile() as file:
    file.write(b"x")
old = os.umask(0o22)
os.umask(old)
print("ESCAPED: umask of the run before" if old == 0 else int(open("mine").read()) * 2)
