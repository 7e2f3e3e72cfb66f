# /// tockbox
# row = 106
# title = "an exit handler turns a failure into status 0"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error"]
# stopped_by = "answer comparison"
# ///
import atexit
import os

atexit.register(os._exit, 0)
print(int(input()) * 2 + 1)
raise RuntimeError("the exit code will say that all is well")
