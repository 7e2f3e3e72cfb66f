# /// tockbox
# row = 101
# title = "a report that says accepted"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "answer comparison"
# ///
print("expected: 6\nactual: 6\nverdict: accepted\n---\nexit code 0")
