# /// tockbox
# row = 85
# title = "an exception that calls itself an expected failure"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "an exception is no answer"
# ///
class Skipped(BaseException):
    __module__ = "_pytest.outcomes"


class XFailed(Skipped):
    pass


def f(x):
    raise XFailed("expected failure")
