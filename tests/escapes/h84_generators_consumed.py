# /// tockbox
# title = "generators consumed bit by bit, with send and close"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "import itertools\n\nassert list(itertools.islice(fibonacci(), 8)) == [0, 1, 1, 2, 3, 5, 8, 13]\ng = fibonacci()\nassert [next(g) for _ in range(3)] == [0, 1, 1]\nassert next(g) == 2\nfor n in fibonacci():\n    if n > 100:\n        break\nassert n == 144\na = averages()\nassert next(a) is None\nassert a.send(4) == 4.0\nassert a.send(6) == 5.0\na.close()\nassert list(chunks(\"abcde\", 2)) == [[\"a\", \"b\"], [\"c\", \"d\"], [\"e\"]]\nassert list(chunks([], 2)) == []\nassert list(Countdown(3)) == [2, 1, 0]\nc = Countdown(1)\nassert iter(c) is c\nassert next(c) == 0\nassert next(c, \"over\") == \"over\"\ntry:\n    next(c)\nexcept StopIteration:\n    pass\nelse:\n    assert False\nassert [x + y for x, y in zip(Countdown(3), fibonacci())] == [2, 2, 1]\nassert sum(Countdown(5)) == 10 and max(Countdown(5)) == 4"}
# ]
# '''
# verdicts = ["accepted"]
# ///
import itertools


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def averages():
    total = count = 0
    value = None
    while True:
        value = yield (total / count if count else None)
        total += value
        count += 1


def chunks(items, n):
    items = iter(items)
    while part := list(itertools.islice(items, n)):
        yield part


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n
