# /// tockbox
# title = "a subclass of int inside, an exact int outside"
# honest = true
# kind = "call"
# calls = '[{"function": "f", "args": [[5, 6, 7, 8]], "expected": 5}]'
# verdicts = ["accepted"]
# ///
class Modular(int):
    def __add__(self, other):
        return Modular((int(self) + int(other)) % 7)

    def __eq__(self, other):
        return int(self) % 7 == int(other) % 7

    __hash__ = int.__hash__


def f(numbers):
    total = Modular(0)
    for number in numbers:
        total = total + Modular(number)
    return int(total)
