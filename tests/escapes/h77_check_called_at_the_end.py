# /// tockbox
# title = "a check that the test itself calls in its last line"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "def check(candidate):\n    assert candidate(3, 4) == 81\n    assert candidate(2, 3) == 8\n\n\ncheck(power)"}
# ]
# '''
# verdicts = ["accepted"]
# ///
def power(a, b):
    return 1 if b == 0 else a * power(a, b - 1)
