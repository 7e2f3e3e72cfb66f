# /// tockbox
# title = "arithmetic that goes on with results of arithmetic and of factories"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert (Money(1) + Money(2)) * 3 == Money(9)\nassert 2 * (Money(1) + Money(2)) / 3 == Money(2)"},
#   {"type": "assert", "code": "assert Money(5) * 2 == Money(10)\nassert sum([Money(1), Money(2)]) == Money(3)"},
#   {"type": "assert", "code": "assert Money.of('1.50') * 2 == Money(300)"},
#   {"type": "assert", "code": "m = Money(1)\nm += 2\nassert m == Money(3)\nm *= 2\nassert m.cents == 6\nassert float(Money(6)) == 0.06 and int(Money(6)) == 6 and round(Money(149), 1) == 1.5"},
#   {"type": "assert", "code": "total = Money(0)\nfor item in [Money(3), Money(1)]:\n    total = total + item * 2\nassert total == Money(8)\nassert min(Money(3), Money(1)) == Money(1)"}
# ]
# '''
# verdicts = ["accepted"]
# ///
class Money:
    def __init__(self, cents):
        self.cents = cents

    @classmethod
    def of(cls, text):
        return cls(round(float(text) * 100))

    def __add__(self, other):
        return Money(self.cents + (other.cents if isinstance(other, Money) else other))

    __radd__ = __add__

    def __mul__(self, k):
        return Money(self.cents * k)

    __rmul__ = __mul__

    def __truediv__(self, k):
        return Money(self.cents // k)

    def __eq__(self, other):
        return isinstance(other, Money) and self.cents == other.cents

    def __lt__(self, other):
        return self.cents < other.cents

    def __float__(self):
        return self.cents / 100

    def __int__(self):
        return self.cents

    def __round__(self, digits=0):
        return round(self.cents / 100, digits)
