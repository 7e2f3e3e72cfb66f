# /// tockbox
# title = "members of an Enum by identity, name and value"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert opposite(Colour.RED) is Colour.GREEN\nassert opposite(Colour.GREEN) == Colour.RED\nassert parse(\"green\") is Colour.GREEN\nassert Colour.RED.value == 1 and Colour.GREEN.value == \"g\"\nassert Colour.RED.name == \"RED\"\nassert Colour(\"g\") is Colour.GREEN\nassert Colour[\"RED\"] is Colour.RED\nassert [c.name for c in Colour] == [\"RED\", \"GREEN\"]\nassert len(Colour) == 2\nassert parse(\"red\") in (Colour.RED, Colour.GREEN)\nassert Colour.RED in Colour\nassert {Colour.RED: 1}[parse(\"red\")] == 1\nassert (Flag.A | Flag.B).value == 3\nassert Colour.RED != 1\ntry:\n    Colour(7)\nexcept ValueError:\n    pass\nelse:\n    assert False"}
# ]
# '''
# verdicts = ["accepted"]
# ///
import enum


class Colour(enum.Enum):
    RED = 1
    GREEN = "g"


class Flag(enum.Flag):
    A = 1
    B = 2


def opposite(colour):
    return Colour.GREEN if colour is Colour.RED else Colour.RED


def parse(text):
    return Colour[text.upper()]
