# /// tockbox
# row = 111
# title = "a syntax error in a program"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["syntax_error"]
# stopped_by = "absent tests fail"
# ///
print(int(input()) * 2
