# /// tockbox
# title = "named tuples and enumerations of numbers and text, compared with plain values"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert tuple(corner()) == (1, 2)\nassert (corner().x, corner().y) == (1, 2)\nassert list(corner()) == [1, 2]\nassert corner()._asdict() == {'x': 1, 'y': 2}\nassert level(2).value == 2 and int(level(2)) == 2\nassert level(1) < level(2) and level(2) is Level.HIGH\nassert Name.ANN.value == 'ann'\nassert Level(1) == Level.LOW"}
# ]
# '''
# verdicts = ["accepted"]
# ///
import collections
import enum

Point = collections.namedtuple("Point", "x y")


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


class Name(str, enum.Enum):
    ANN = "ann"


def corner():
    return Point(1, 2)


def level(n):
    return Level(n)
