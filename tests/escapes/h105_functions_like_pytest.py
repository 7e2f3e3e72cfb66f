# /// tockbox
# title = "plain test functions, alone and in a class, with helpers"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "unittest", "code": "CASES = [([1, 3, 2], 2), ([4, 1, 3, 2], 2.5)]\n\n\ndef assert_median(items, expected):\n    result = median(items)\n    assert result == expected, f\"{items}: {result}\"\n\n\ndef test_cases():\n    for items, expected in CASES:\n        assert_median(items, expected)\n\n\ndef test_single():\n    assert median([7]) == 7\n\n\ndef test_empty():\n    try:\n        median([])\n    except IndexError:\n        return\n    assert False, \"nothing was raised\"\n\n\nclass TestMedian:\n    def setup_method(self):\n        self.items = [5, 1]\n\n    def test_two(self):\n        assert median(self.items) == 3.0"}
# ]
# '''
# verdicts = ["accepted"]
# ///
def median(items):
    items = sorted(items)
    n = len(items)
    return items[n // 2] if n % 2 else (items[n // 2 - 1] + items[n // 2]) / 2
