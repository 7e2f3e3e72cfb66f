# /// tockbox
# title = "a hundred thousand numbers sorted in place, and values a hundred levels deep"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "items = [(i * 7919) % 100_003 for i in range(100_000)]\nexpected = sorted(items)\nsort(items)\nassert items == expected\ndeep = []\nfor _ in range(100):\n    deep = [deep]\nassert depth(deep) == 100\nassert depth(wrap(100)) == 100\nassert wrap(2) == [[[]]]"}
# ]
# '''
# verdicts = ["accepted"]
# flags = ["arguments_mutated"]
# ///
def sort(items):
    items.sort()


def depth(value):
    n = 0
    while value:
        value = value[0]
        n += 1
    return n


def wrap(n):
    value = []
    for _ in range(n):
        value = [value]
    return value
