# /// tockbox
# title = "modules imported by the test alone or by the candidate alone"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "import string\n\nassert sorted(shuffled(string.digits, 1)) == list(string.digits)"},
#   {"type": "assert", "code": "assert abs(area(1) - math.pi) < 1e-9"},
#   {"type": "assert", "code": "assert re.match('^a', orders('ab')[0])"},
#   {"type": "assert", "code": "import statistics as st\nfrom math import isclose\n\nassert isclose(st.mean([area(1), area(1)]), area(1))"},
#   {"type": "assert", "code": "random.seed(0)\nn = random.randint(1, 9)\nassert len(shuffled(range(n), 0)) == n"},
#   {"type": "check", "entry_point": "area", "code": "def check(candidate):\n    assert math.isclose(candidate(2), math.pi * 4)"}
# ]
# '''
# verdicts = ["accepted"]
# ///
import math
import random
import re
from itertools import permutations


def area(r):
    return math.pi * r**2


def shuffled(items, seed):
    items = list(items)
    random.Random(seed).shuffle(items)
    return items


def orders(text):
    return sorted("".join(p) for p in permutations(text))
