# /// tockbox
# title = "NaN, infinities, negative zero, big integers and near floats"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "import math\n\nassert nan() != nan() and math.isnan(nan())\nassert not nan() == nan()\nassert abs(div(1, 3) - 0.3333333) < 1e-6\nassert round(div(2, 3), 2) == 0.67\nassert math.isclose(div(1, 3), 1 / 3)\nassert div(0.3, 0.1) != 3.0\nassert fact(300) // fact(299) == 300 and fact(300) % 7 == 0\nassert len(str(fact(300))) == 615\nassert limits()[0] == math.inf and limits()[1] < -1e308\nassert math.copysign(1, limits()[2]) == -1.0 and limits()[2] == 0\nassert limits()[3] > 0\nassert 2**100 < fact(300) and -fact(30) < 0\nassert isinstance(div(4, 2), float) and div(4, 2) == 2"}
# ]
# '''
# verdicts = ["accepted"]
# ///
import math


def nan():
    return float("nan")


def div(a, b):
    return a / b


def fact(n):
    return math.factorial(n)


def limits():
    return [math.inf, -math.inf, -0.0, 5e-324]
