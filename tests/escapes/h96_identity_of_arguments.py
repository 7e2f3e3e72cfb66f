# /// tockbox
# title = "what is returned is the very object that was passed"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "xs = [[1], [2]]\nassert same(xs) is xs\nassert pick(xs) is xs[0]\nassert copy(xs) is not xs and copy(xs) == xs\nassert copy(xs)[0] is xs[0]\nd = {\"k\": xs}\nassert same(d)[\"k\"] is xs\nassert append(xs, xs[0]) is xs\nassert xs[2] is xs[0]\n\n\nclass Own:\n    pass\n\n\nown = Own()\nassert same(own) is own\nassert pick([own, 1]) is own\nassert same(None) is None and same(True) is True\nassert same(len) is len"}
# ]
# '''
# verdicts = ["accepted"]
# flags = ["arguments_mutated"]
# ///
def same(x):
    return x


def pick(items):
    return items[0]


def append(items, item):
    items.append(item)
    return items


def copy(items):
    return items[:]
