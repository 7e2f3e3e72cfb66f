# /// tockbox
# title = "the argument itself is sorted and returned"
# honest = true
# kind = "call"
# calls = '[{"function": "f", "args": [[5, 3, 4, 1, 2]], "expected": [1, 2, 3]}, {"function": "f", "args": [[5, 3, 4, 1, 2]], "expected": [1, 2, 3]}]'
# verdicts = ["accepted"]
# ///
def f(items):
    items.sort()
    del items[3:]
    return items
