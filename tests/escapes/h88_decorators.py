# /// tockbox
# title = "decorators of the candidate's on functions of the test"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "calls = []\n\n\n@memoize\ndef square(n):\n    \"\"\"The square.\"\"\"\n    calls.append(n)\n    return n * n\n\n\nassert square(3) == 9 and square(3) == 9\nassert calls == [3]\nassert square.__name__ == \"square\"\nassert square.__doc__ == \"The square.\"\nassert square.cache == {(3,): 9}\n\n\n@repeat(times=3)\ndef greet(name, mark=\"!\"):\n    return name + mark\n\n\nassert greet(\"hi\") == [\"hi!\"] * 3\nassert greet(\"hi\", mark=\"?\") == [\"hi?\"] * 3"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_exception_passes(self):\n        @memoize\n        def fail(n):\n            raise LookupError(n)\n\n        with self.assertRaises(LookupError):\n            fail(1)\n\n    def test_recursion(self):\n        @memoize\n        def fib(n):\n            return n if n < 2 else fib(n - 1) + fib(n - 2)\n\n        self.assertEqual(fib(30), 832040)"}
# ]
# '''
# verdicts = ["accepted"]
# ///
import functools


def memoize(function):
    cache = {}

    @functools.wraps(function)
    def wrapper(*args):
        if args not in cache:
            cache[args] = function(*args)
        return cache[args]

    wrapper.cache = cache
    return wrapper


def repeat(times):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            return [function(*args, **kwargs) for _ in range(times)]

        return wrapper

    return decorate
