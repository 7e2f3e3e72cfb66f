# /// tockbox
# title = "vars, dir, __dict__ and __class__ of the candidate's objects"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "p = Point(1, 2)\nassert vars(p) == {\"x\": 1, \"y\": 2} and p.__dict__ == {\"x\": 1, \"y\": 2}\nassert p.__class__ is Point and type(p) == type(Point(3)) and p.__class__.__name__ == \"Point\"\nassert \"norm\" in dir(p) and Point.__doc__ == \"A point.\" and Point.norm.__doc__ == \"Its length.\"\nassert getattr(p, \"norm\")() == 3 and callable(p.norm)\nsetattr(p, \"x\", -5)\nassert p.norm() == 7\nmethod = p.norm\np.y = 0\nassert method() == 5\nassert p.norm.__name__ == \"norm\"\nassert hasattr(Point, \"scale\") and Point.scale == p.scale == 1\ns = Slotted(1)\ntry:\n    s.b = 2\nexcept AttributeError:\n    pass\nelse:\n    assert False\nassert s.a == 1"}
# ]
# '''
# verdicts = ["accepted"]
# ///
class Point:
    """A point."""

    scale = 1

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def norm(self):
        """Its length."""
        return abs(self.x) + abs(self.y)


class Slotted:
    __slots__ = ("a",)

    def __init__(self, a):
        self.a = a
