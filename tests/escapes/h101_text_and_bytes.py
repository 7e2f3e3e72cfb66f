# /// tockbox
# title = "text of every plane, and bytes"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert reverse(\"h\\u00e9llo \\U0001f40d\") == \"\\U0001f40d oll\\u00e9h\"\nassert encode(\"\\u00df\") == b\"\\xc3\\x9f\"\nassert encode(\"a\\x00b\") == b\"a\\x00b\"\nassert reverse(\"a\\x00\\x1b[0m\") == \"m0[\\x1b\\x00a\"\nassert lines(\"a\\r\\nb\\u2028c\") == [\"a\", \"b\", \"c\"]\nassert reverse(\"\\ud800x\") == \"x\\ud800\"\nassert len(reverse(\"\\U0001f468\\u200d\\U0001f469\")) == 3\nassert reverse(\"\").strip() == \"\" and reverse(\"abc\").upper().startswith(\"CB\")"}
# ]
# '''
# verdicts = ["accepted"]
# ///
def reverse(text):
    return text[::-1]


def encode(text):
    return text.encode("utf-8")


def lines(text):
    return text.splitlines()
