# /// tockbox
# title = "is True, is None, isinstance, type, bool and chained comparisons"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert truth(1) is True and truth(0) is False\nassert find([1, 2], 5) is None and find([1, 2], 2) is not None\nresult = to_list(\"ab\")\nassert isinstance(result, list) and type(result) is list and type(result) == list\nassert not isinstance(result, tuple)\nassert all(isinstance(x, str) for x in result)\nassert kind(1) is int and kind([]) == list and kind(kind) is not int\nassert 0 <= find([1, 2], 2) <= 1\nassert isinstance(truth(1), bool) and isinstance(truth(1), int)\nassert find([1, 2], 1) == 0 and find([1, 2], 1) is not False\nassert (find([1], 1) or \"none\") == \"none\""}
# ]
# '''
# verdicts = ["accepted"]
# ///
def truth(x):
    return bool(x)


def find(items, x):
    return items.index(x) if x in items else None


def to_list(x):
    return list(x)


def kind(x):
    return type(x)
