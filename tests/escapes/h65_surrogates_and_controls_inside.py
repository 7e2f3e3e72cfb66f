# /// tockbox
# title = "control characters and the last code point in a result"
# honest = true
# kind = "call"
# calls = '[{"function": "f", "args": ["\ud83d\ude42"], "expected": "\ud83d\ude42\u0000\u001b\t\udbff\udfff"}]'
# verdicts = ["accepted"]
# ///
def f(text):
    return text.encode("utf-16-le").decode("utf-16-le") + "\x00\x1b\t" + chr(0x10FFFF)
