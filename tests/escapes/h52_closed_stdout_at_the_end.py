# /// tockbox
# title = "stdout is closed by the program itself"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
import sys

print(int(input()) * 2)
sys.stdout.close()
