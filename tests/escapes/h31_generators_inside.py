# /// tockbox
# title = "endless generators, taken from with care"
# honest = true
# kind = "call"
# calls = '[{"function": "f", "args": [6], "expected": [2, 3, 5, 7, 11, 13]}]'
# verdicts = ["accepted"]
# ///
from itertools import count, islice, takewhile


def primes():
    known = []
    for i in count(2):
        if all(i % p for p in takewhile(lambda p: p * p <= i, known)):
            known.append(i)
            yield i


def f(n):
    return list(islice(primes(), n))
