# /// tockbox
# title = "a check that uses both its argument and the function's own name"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "check", "entry_point": "encode", "code": "def check(candidate):\n    for text in (\"Ab\", \"\", \"xyZ\"):\n        assert decode(encode(text)) == text\n        assert candidate(text) == encode(text)\n        assert candidate(candidate(text)) == text"}
# ]
# '''
# verdicts = ["accepted"]
# ///
def encode(text):
    return text[::-1].swapcase()


def decode(text):
    return encode(text)
