# /// tockbox
# title = "much noise on stderr"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
import sys

n = int(input())
for i in range(500):
    print("debug", i, "FAIL", file=sys.stderr)
print(n * 2)
