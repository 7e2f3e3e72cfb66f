# /// tockbox
# title = "objects by their texts, hashes, formats and lengths"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "t = Temperature(20)\nassert str(t) == \"20C\" and repr(t) == \"Temperature(20)\"\nassert f\"{t}\" == \"20C\" and f\"{t:f}\" == \"68.0F\" and f\"{t!r}\" == \"Temperature(20)\"\nassert \"{:f} and {}\".format(t, t) == \"68.0F and 20C\"\nassert \"%s %r\" % (t, t) == \"20C Temperature(20)\"\nassert repr([t]) == \"[Temperature(20)]\" and str({\"k\": t}) == \"{'k': Temperature(20)}\"\nassert \", \".join(map(str, [t, t(1)])) == \"20C, 21C\"\nassert t(5) == Temperature(25)\nassert hash(t) == hash(Temperature(20)) and len({t, Temperature(20)}) == 1\nassert list(range(30))[t] == 20 and bytes(t) == b\"\\x14\" and hex(t) == \"0x14\"\nassert str(t).endswith(\"C\")"}
# ]
# '''
# verdicts = ["accepted"]
# ///
class Temperature:
    def __init__(self, degrees):
        self.degrees = degrees

    def __repr__(self):
        return f"Temperature({self.degrees!r})"

    def __str__(self):
        return f"{self.degrees}C"

    def __format__(self, spec):
        return f"{self.degrees * 9 / 5 + 32:.1f}F" if spec == "f" else str(self)

    def __hash__(self):
        return hash(self.degrees)

    def __eq__(self, other):
        return isinstance(other, Temperature) and other.degrees == self.degrees

    def __call__(self, by):
        return Temperature(self.degrees + by)

    def __index__(self):
        return self.degrees

    def __bytes__(self):
        return bytes([self.degrees])
