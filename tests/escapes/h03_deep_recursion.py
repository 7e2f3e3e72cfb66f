# /// tockbox
# title = "recursion five thousand deep"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "5000\n"
# verdicts = ["accepted"]
# ///
import sys

sys.setrecursionlimit(20_000)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(5_000))
