# /// tockbox
# title = "a seed that the test sets and the candidate draws from"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "import random\n\nrandom.seed(42)\na = draw(5)\nrandom.seed(42)\nb = draw(5)\nassert a == b"},
#   {"type": "assert", "code": "import random\n\nrandom.seed(0)\nexpected = [random.randint(1, 6) for _ in range(4)]\nrandom.seed(0)\nassert draw(4) == expected"},
#   {"type": "assert", "code": "assert sorted(shuffled(range(9))) == list(range(9))\nassert all(1 <= n <= 6 for n in draw(50))"}
# ]
# '''
# verdicts = ["accepted"]
# trust = "any"
# ///
import random


def draw(n):
    return [random.randint(1, 6) for _ in range(n)]


def shuffled(items):
    items = list(items)
    random.shuffle(items)
    return items
