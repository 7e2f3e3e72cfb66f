# /// tockbox
# title = "input line by line, the last without an end"
# honest = true
# kind = "stdio"
# stdin = "1 2\n\n3"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
import sys

total = 0
for line in sys.stdin:
    total += sum(map(int, line.split()))
print(total)
