# /// tockbox
# title = "arguments that were changed before an exception came"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "items = [5, 4, 3]\ntry:\n    drain(items, 5)\nexcept OverflowError as error:\n    assert error.args == (7,)\nelse:\n    assert False\nassert items == [5]\nassert drain(items, 5) == 5 and items == []"}
# ]
# '''
# verdicts = ["accepted"]
# flags = ["arguments_mutated"]
# ///
def drain(items, limit):
    total = 0
    while items:
        if total > limit:
            raise OverflowError(total)
        total += items.pop()
    return total
