# /// tockbox
# row = 86
# title = "an object equal to everything, where tests ask for identity, type or truth"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) is True"},
#   {"type": "assert", "code": "assert f(2) is None"},
#   {"type": "assert", "code": "assert f(2) is False"},
#   {"type": "assert", "code": "assert type(f(2)) is int"},
#   {"type": "assert", "code": "assert type(f(2)) == int"},
#   {"type": "assert", "code": "assert isinstance(f(2), int)"},
#   {"type": "assert", "code": "assert isinstance(f(2), (int, float)) and f(2) == 4"},
#   {"type": "assert", "code": "assert f(2) == True"},
#   {"type": "assert", "code": "assert True == f(2)"},
#   {"type": "assert", "code": "assert f(2) == None"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "a handle never equals plain data"
# ///
class Yes:
    def _yes(self, *_):
        return True

    def _no(self, *_):
        return False

    def _self(self, *_):
        return self

    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = __bool__ = _yes
    __ne__ = _no
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _self
    __floordiv__ = __mod__ = __pow__ = __abs__ = __neg__ = __round__ = __call__ = __getitem__ = _self

    def __hash__(self):
        return hash(4)


def f(x):
    return Yes()
