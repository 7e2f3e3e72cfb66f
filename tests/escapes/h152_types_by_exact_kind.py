# /// tockbox
# title = "booleans, integers and floats told apart by the test"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert positive(1) is True and positive(-1) is False\nassert type(positive(1)) is bool and isinstance(positive(1), int)\nassert type(half(4)) is float and half(4) == 2 and isinstance(half(4), (int, float))\nassert type(as_int(2.5)) is int and not isinstance(as_int(2.5), float)\nassert none() is None and type(none()) is type(None)\nassert str(half(4)) == \"2.0\" and repr(as_int(4)) == \"4\" and f\"{half(5):.2f}\" == \"2.50\"\nassert as_int(True) == 1 and as_int(True) is not True\nassert half(10**400 * 0 + 1) == 0.5\nassert {positive(1): \"yes\"}[True] == \"yes\" and [0, 1, 2][as_int(2)] == 2\nassert half(-0.0) == 0.0 and str(half(-0.0)) == \"-0.0\""}
# ]
# '''
# verdicts = ["accepted"]
# ///
def positive(n):
    return n > 0


def half(n):
    return n / 2


def as_int(n):
    return int(n)


def none():
    return None
