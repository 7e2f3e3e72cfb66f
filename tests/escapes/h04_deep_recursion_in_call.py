# /// tockbox
# title = "recursion nine thousand deep inside a function"
# honest = true
# kind = "call"
# calls = '[{"function": "f", "args": [9000], "expected": 9000}, {"function": "f", "args": [10], "expected": 10}]'
# verdicts = ["accepted"]
# ///
import sys

sys.setrecursionlimit(20_000)


def f(n):
    return 0 if n == 0 else 1 + f(n - 1)
