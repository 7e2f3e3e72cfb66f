# /// tockbox
# title = "a main guard that must not run in call tests"
# honest = true
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# verdicts = ["accepted"]
# ///
import sys


def f(x):
    return x + 1


if __name__ == "__main__":
    print(f(int(sys.stdin.readline())))
    sys.exit(3)
