# /// tockbox
# title = "constants and tables at module level"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert LIMIT == 10 and NAMES == ['a', 'b'] and TABLE['a'] == 1 and 3 in PRIMES and EMPTY is None\nassert add('c') == LIMIT\nassert NAMES == ['a', 'b', 'c'] and TABLE == {'a': 1, 'c': 3}"},
#   {"type": "assert", "code": "assert NAMES == ['a', 'b']\nNAMES.append('z')\nadd('y')\nassert NAMES == ['a', 'b', 'z', 'y']"}
# ]
# '''
# verdicts = ["accepted"]
# ///
LIMIT = 10
NAMES = ["a", "b"]
TABLE = {"a": 1}
PRIMES = frozenset({2, 3, 5})
EMPTY = None


def add(name):
    NAMES.append(name)
    TABLE[name] = len(NAMES)
    return LIMIT
