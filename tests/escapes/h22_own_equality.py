# /// tockbox
# title = "classes with their own comparison"
# honest = true
# kind = "call"
# calls = '[{"function": "f", "args": [["1.10", "1.2", "1.2"]], "expected": ["1.2", "1.10"]}]'
# verdicts = ["accepted"]
# ///
import functools


@functools.total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(map(int, text.split(".")))

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __hash__(self):
        return hash(self.parts)


def f(names):
    return sorted(set(names), key=Version)
