# /// tockbox
# row = 24
# title = "an exception after the answer, its report switched off"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "exit status"
# ///
import sys

sys.excepthook = lambda *_: None
print(int(input()) * 2)
raise RuntimeError("nobody shall see this")
