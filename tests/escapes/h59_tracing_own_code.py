# /// tockbox
# title = "a trace function on one's own code, taken off again"
# honest = true
# kind = "call"
# calls = '[{"function": "f", "args": [3], "expected": [6, true]}]'
# verdicts = ["accepted"]
# ///
import sys


def f(n):
    lines = []

    def spy(frame, event, argument):
        if event == "line":
            lines.append(frame.f_lineno)
        return spy

    def work():
        a = n
        b = a * 2
        return b

    old = sys.gettrace()
    sys.settrace(spy)
    value = work()
    sys.settrace(old)
    return [value, len(lines) >= 3]
