# /// tockbox
# title = "tests that ask whether something is a generator, a coroutine or a function"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "import types\n\nassert isinstance(numbers(), types.GeneratorType)\nassert isinstance(plain(), types.GeneratorType)"},
#   {"type": "assert", "code": "from collections.abc import Callable, Iterable, Iterator, Sized\n\nassert isinstance(numbers(), Iterator) and isinstance(Bag(), Iterable) and isinstance(Bag(), Sized)\nassert isinstance(plain, Callable) and not isinstance(Bag(), Iterator)"},
#   {"type": "assert", "code": "import inspect\n\nassert inspect.isgeneratorfunction(numbers) and inspect.iscoroutinefunction(fetch) and not inspect.iscoroutinefunction(plain)"},
#   {"type": "assert", "code": "assert hasattr(numbers(), '__next__') and hasattr(Bag(), '__iter__') and not hasattr(Bag(), '__next__')"}
# ]
# '''
# verdicts = ["accepted"]
# trust = "any"
# ///
import types


def numbers():
    yield 1


async def fetch():
    return 1


def plain():
    return numbers()


class Bag:
    def __iter__(self):
        return iter([1])

    def __len__(self):
        return 1

    def __contains__(self, x):
        return x == 1
