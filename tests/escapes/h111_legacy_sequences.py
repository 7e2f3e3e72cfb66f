# /// tockbox
# title = "a class that iterates and tests membership by __getitem__ alone"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "s = Squares(4)\nassert list(s) == [0, 1, 4, 9]\nassert [n for n in s] == [0, 1, 4, 9]\nassert 9 in s and 5 not in s\nassert s[1:3] == [1, 4] and s[::2] == [0, 4]\nassert list(reversed(s)) == [9, 4, 1, 0]\nassert sum(s) == 14 and max(s) == 9\na, b, *rest = s\nassert (a, b, rest) == (0, 1, [4, 9])\ntry:\n    s[9]\nexcept IndexError as error:\n    assert error.args == (9,)\nelse:\n    assert False"}
# ]
# '''
# verdicts = ["accepted"]
# ///
class Squares:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if isinstance(i, slice):
            return [k * k for k in range(*i.indices(self.n))]
        if not 0 <= i < self.n:
            raise IndexError(i)
        return i * i
