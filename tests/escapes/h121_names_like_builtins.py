# /// tockbox
# title = "functions that are to be called like builtins"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "check", "entry_point": "sum", "code": "def check(candidate):\n    assert candidate([1, 2]) == 3\n    assert candidate([]) == 0"},
#   {"type": "assert", "code": "assert filter([1, 2, 3], [3]) == [3]"},
#   {"type": "assert", "code": "assert max([]) is None"},
#   {"type": "unittest", "code": "def test_filter():\n    assert filter('abc', 'c') == ['c']"}
# ]
# '''
# verdicts = ["accepted"]
# ///
def sum(numbers):
    total = 0
    for n in numbers:
        total += n
    return total


def filter(items, wanted):
    return [item for item in items if item in wanted]


def max(items):
    best = None
    for item in items:
        if best is None or item > best:
            best = item
    return best
