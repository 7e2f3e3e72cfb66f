# /// tockbox
# row = 84
# title = "a hard exit without printing anything"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "no_result"]
# stopped_by = "answer comparison"
# ///
import os

os._exit(0)
