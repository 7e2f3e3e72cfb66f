# /// tockbox
# title = "named tuples, used inside and read by name"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert middle([(0, 0), (2, 4)]) == (1.0, 2.0)\nassert oldest([(\"ann\", 3), (\"bob\", 5)]).name == \"bob\"\nassert oldest([(\"ann\", 3)]).age == 3\nassert oldest([(\"ann\", 3)]) == Person(\"ann\", 3)\nassert Point(1, 2)._replace(x=5) == Point(5, 2)\nassert Point(1, 2) == Point(1, 2)\nassert Point(1, 2)[1] == 2\nx, y = Point(3, 4)\nassert (x, y) == (3, 4)"}
# ]
# '''
# verdicts = ["accepted"]
# ///
from collections import namedtuple
from typing import NamedTuple

Point = namedtuple("Point", "x y")


class Person(NamedTuple):
    name: str
    age: int = 0


def middle(points):
    points = [Point(*p) for p in points]
    return (sum(p.x for p in points) / len(points), sum(p.y for p in points) / len(points))


def oldest(people):
    return max((Person(*p) for p in people), key=lambda p: p.age)
