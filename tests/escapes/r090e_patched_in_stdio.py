# /// tockbox
# row = 90
# title = "print writes a verdict instead of the answer"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "answer comparison"
# ///
import builtins
import sys

builtins.print = lambda *_: sys.__stdout__.write("accepted\n")
print(int(input()) * 2)
