# /// tockbox
# row = 111
# title = "a SyntaxError raised by hand at run time"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error", "syntax_error"]
# stopped_by = "exit status"
# ///
print(int(input()) * 2)
raise SyntaxError("raised by hand while running")
