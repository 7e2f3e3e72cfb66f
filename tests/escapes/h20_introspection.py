# /// tockbox
# title = "a function looks at its own signature and frame"
# honest = true
# kind = "call"
# calls = '[{"function": "f", "args": [1, 2, 3], "kwargs": {"z": 1}, "expected": [["a", "b", "rest", "key", "more"], "f", 1, ["z"]]}]'
# verdicts = ["accepted"]
# ///
import inspect


def f(a, b=2, *rest, key=None, **more):
    me = inspect.signature(f)
    frame = inspect.currentframe()
    return [list(me.parameters), frame.f_code.co_name, len(rest), sorted(more)]
