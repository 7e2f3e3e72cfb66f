# /// tockbox
# row = 1
# title = "the right answer first, then an endless loop"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# stopped_by = "cpu deadline"
# ///
print(int(input()) * 2, flush=True)
while True:
    pass
