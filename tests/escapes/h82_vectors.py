# /// tockbox
# title = "operators between instances, and between instances and numbers"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "a, b = Vector(1, 2), Vector(3, 4)\nassert a + b == Vector(4, 6)\nassert b - a == Vector(2, 2)\nassert a != b\nassert not a == b\nassert a < b and b > a and a <= b\nassert abs(b) == 5.0\nassert -a == Vector(-1, -2)\nassert a @ b == 11\nassert b[0] == 3 and b[-1] == 4\nassert tuple(a) == (1, 2)\nx, y = a\nassert (x, y) == (1, 2)\nassert len({a, Vector(1, 2), b}) == 2\nassert {a: \"a\"}[Vector(1, 2)] == \"a\"\nassert sorted([b, a])[0] is a\nassert max([a, b], key=abs) is b\nassert [a, b] == [Vector(1, 2), Vector(3, 4)]\nassert a in [b, Vector(1, 2)]\nassert sum([a, b], Vector(0, 0)) == Vector(4, 6)\nassert [v.x for v in sorted([b, a], key=lambda v: -v.x)] == [3, 1]"},
#   {"type": "assert", "code": "assert Vector(1, 2) * 3 == Vector(3, 6)\nassert 3 * Vector(1, 2) == Vector(3, 6)\nassert (Vector(1, 2) == 5) is False\nassert Vector(1, 2) != (1, 2)"}
# ]
# '''
# verdicts = ["accepted"]
# ///
import functools
import math


@functools.total_ordering
class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y

    def __neg__(self):
        return self * -1

    def __abs__(self):
        return math.hypot(self.x, self.y)

    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)

    def __lt__(self, other):
        return abs(self) < abs(other)

    def __hash__(self):
        return hash((self.x, self.y))

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __iter__(self):
        yield self.x
        yield self.y
