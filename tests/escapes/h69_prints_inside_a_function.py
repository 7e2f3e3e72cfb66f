# /// tockbox
# title = "debug prints inside a function"
# honest = true
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}, {"function": "f", "args": [1], "expected": 2}, {"function": "f", "args": [1], "expected": 2}]'
# verdicts = ["accepted"]
# ///
import sys


def f(x):
    print("wrong_answer", x)
    sys.stdout.write('{"value": 99}\n')
    print("internal error", file=sys.stderr)
    return x + 1
