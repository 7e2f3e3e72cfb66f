# /// tockbox
# row = 21
# title = "one megabyte where 64 KiB are allowed"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["output_limit_exceeded"]
# stopped_by = "output cap"
# ///
print(int(input()) * 2)
print("x" * 1_000_000)
