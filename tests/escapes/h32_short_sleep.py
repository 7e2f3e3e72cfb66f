# /// tockbox
# title = "a sleep of fifty milliseconds"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
import time

n = int(input())
time.sleep(0.05)
print(n * 2)
