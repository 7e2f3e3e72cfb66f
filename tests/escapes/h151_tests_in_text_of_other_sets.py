# /// tockbox
# title = "asserts after set-up code, with comments, messages and more than one a line"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "# set-up\ndata = [5, 1, 4]\nn = 2  # how many\nassert smallest(data, n) == [1, 4], \"two of three\"; assert data == [5, 1, 4]\nassert (\n    smallest(data, 0)\n    == []\n)"},
#   {"type": "assert", "code": "assert is_sorted([]) and is_sorted([1, 1]) and not is_sorted([2, 1])"},
#   {"type": "assert", "code": "for n, expected in enumerate([[], [1], [1, 4]]):\n    assert smallest([4, 1, 5], n) == expected\nelse:\n    assert True"},
#   {"type": "check", "entry_point": "smallest", "code": "def check(candidate):\n    assert candidate([3, 1, 2], 1) == [1], \"Test 1\"\n    assert True, \"This prints if this assert fails 1 (good for debugging!)\"\n\n    # Check some edge cases\n    assert candidate([], 3) == [], \"This prints if this assert fails 2 (also good for debugging!)\""}
# ]
# '''
# verdicts = ["accepted"]
# ///
import heapq


def smallest(items, n):
    return heapq.nsmallest(n, items)


def is_sorted(items):
    return all(a <= b for a, b in zip(items, items[1:]))
