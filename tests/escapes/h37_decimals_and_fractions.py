# /// tockbox
# title = "decimals and fractions"
# honest = true
# kind = "call"
# calls = '[{"function": "f", "args": [22], "expected": ["1.414213562373095048", 1, 2, "3.1428571428"]}]'
# verdicts = ["accepted"]
# ///
from decimal import Decimal, getcontext
from fractions import Fraction


def f(n):
    getcontext().prec = 40
    third = Fraction(1, 3) + Fraction(1, 6)
    return [str(Decimal(2).sqrt())[:20], third.numerator, third.denominator, str(Decimal(n) / 7)[:12]]
