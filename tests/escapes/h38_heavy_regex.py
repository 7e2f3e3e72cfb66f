# /// tockbox
# title = "a heavy pattern that ends"
# honest = true
# kind = "call"
# calls = '[{"function": "f", "args": [500], "expected": [1, true]}]'
# verdicts = ["accepted"]
# ///
import re


def f(n):
    text = "ab" * n + "c"
    return [len(re.findall(r"(?:ab)+?c|a(?=b)", text)), bool(re.fullmatch(r"(?:a|b|ab)+c", text[:40] + "c"))]
