# /// tockbox
# title = "a hard exit with status 0 after the answer"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
import os

print(int(input()) * 2, flush=True)
os._exit(0)
