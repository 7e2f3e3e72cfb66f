# /// tockbox
# title = "dataclasses by field, by equality and in order"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "a, b = Item(2.0, \"a\"), Item(1.5, \"b\", [\"new\"])\nassert a == Item(2.0, \"a\")\nassert a != b and b < a\nassert cheapest([a, b]) is b\nassert cheapest([a, b]).name == \"b\"\nassert as_dict(b) == {\"price\": 1.5, \"name\": \"b\", \"tags\": [\"new\"]}\nassert a.tags == [] and a.tags is not b.tags\nassert repr(Point(1, 2)) == \"Point(x=1, y=2)\"\nassert moved(Point(1, 2), 4) == Point(5, 2)\nassert a.total == 4.0\nassert len({Point(1, 2), Point(1, 2)}) == 1\ntry:\n    Point(1, 2).x = 5\nexcept AttributeError:\n    pass\nelse:\n    assert False"},
#   {"type": "assert", "code": "import dataclasses\n\ntry:\n    Point(1, 2).x = 5\nexcept dataclasses.FrozenInstanceError:\n    pass\nelse:\n    assert False"}
# ]
# '''
# verdicts = ["accepted"]
# ///
from dataclasses import asdict, dataclass, field, replace


@dataclass(order=True)
class Item:
    price: float
    name: str = "thing"
    tags: list = field(default_factory=list)

    @property
    def total(self):
        return self.price * 2


@dataclass(frozen=True)
class Point:
    x: int = 0
    y: int = 0


def cheapest(items):
    return min(items)


def as_dict(item):
    return asdict(item)


def moved(point, dx):
    return replace(point, x=point.x + dx)
