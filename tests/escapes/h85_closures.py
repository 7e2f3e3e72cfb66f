# /// tockbox
# title = "closures and partial functions that were returned"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "a, b = make_counter(), make_counter(10)\nassert (a(), a(), a(by=5)) == (1, 2, 7)\nassert b() == 11\nassert callable(a)\nassert compose(lambda x: x + 1, str, len)(99) == 3\nassert compose()(5) == 5\nassert adder(3)(4) == 7\nassert list(map(adder(1), [1, 2])) == [2, 3]"},
#   {"type": "unittest", "code": "def test_counter():\n    counter = make_counter(start=2)\n    assert counter() == 3\n    assert counter() == 4"}
# ]
# '''
# verdicts = ["accepted"]
# ///
import functools


def make_counter(start=0):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


def compose(*functions):
    return lambda x: functools.reduce(lambda value, function: function(value), functions, x)


def adder(n):
    return functools.partial(lambda a, b: a + b, n)
