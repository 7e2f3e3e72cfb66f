# /// tockbox
# title = "twenty thousand calls in one entry"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "state = expected = 1\nfor _ in range(20_000):\n    state = next_state(state)\n    expected = (expected * 1103515245 + 12345) % 2**31\n    assert state == expected"}
# ]
# '''
# verdicts = ["accepted"]
# ///
def next_state(n):
    return (n * 1103515245 + 12345) % 2**31
