# /// tockbox
# title = "dicts and lists of functions, and a defaultdict with a factory of its own"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert operations()['+'](1, 2) == 3 and OPERATIONS['-'](1, 2) == -1 and OPERATIONS['max'](1, 2) == 2\nassert OPERATIONS['+'] is add and sorted(OPERATIONS) == ['+', '-', 'max']"},
#   {"type": "assert", "code": "assert [m(2) for m in multipliers()] == [0, 2, 4]"},
#   {"type": "assert", "code": "assert zeros('aab') == {'a': 2, 'b': 1}\nassert nested([('a', 'b'), ('a', 'b')]) == {'a': {'b': 2}}\nassert zeros('aab')['z'] == 0"}
# ]
# '''
# verdicts = ["accepted"]
# ///
import collections


def add(a, b):
    return a + b


OPERATIONS = {"+": add, "-": lambda a, b: a - b, "max": max}


def operations():
    return OPERATIONS


def multipliers():
    return [lambda x, n=n: x * n for n in range(3)]


def zeros(keys):
    table = collections.defaultdict(lambda: 0)
    for key in keys:
        table[key] += 1
    return table


def nested(pairs):
    tree = collections.defaultdict(lambda: collections.defaultdict(int))
    for a, b in pairs:
        tree[a][b] += 1
    return tree
