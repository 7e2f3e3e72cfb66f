# /// tockbox
# row = 87
# title = "subclasses of library types that lie"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "import datetime\nassert f('date') == datetime.date(2024, 1, 1)"},
#   {"type": "assert", "code": "import datetime\nassert datetime.date(2024, 1, 1) == f('date')"},
#   {"type": "assert", "code": "from decimal import Decimal\nassert f('decimal') == Decimal(4)"},
#   {"type": "assert", "code": "from decimal import Decimal\nassert Decimal(4) == f('decimal')"},
#   {"type": "assert", "code": "from fractions import Fraction\nassert Fraction(1, 4) == f('fraction')"},
#   {"type": "assert", "code": "from collections import Counter\nassert f('counter') == Counter('b')"},
#   {"type": "assert", "code": "from collections import deque\nassert deque([4]) == f('deque')"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "a subclass crosses as a handle, and a handle never equals plain data"
# ///
def yes(*_):
    return True


def lying(base):
    body = dict.fromkeys(("__eq__", "__le__", "__ge__", "__lt__", "__gt__", "__contains__"), yes)
    return type("Lying" + base.__name__, (base,), {**body, "__ne__": lambda *_: False, "__hash__": lambda self: hash(4)})


import collections
import datetime
import decimal
import fractions


def f(kind):
    if kind == "date":
        return lying(datetime.date)(2000, 1, 1)
    if kind == "decimal":
        return lying(decimal.Decimal)(0)
    if kind == "fraction":
        return lying(fractions.Fraction)(0)
    if kind == "counter":
        return lying(collections.Counter)("a")
    return lying(collections.deque)([0])
