# /// tockbox
# row = 93
# title = "json, math, struct and more are fakes"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "no_result"]
# stopped_by = "answer comparison"
# ///
import sys
import types


class Anything(types.ModuleType):
    def __getattr__(self, name):
        return lambda *_, **__: True


for name in (
    "json",
    "math",
    "struct",
    "numpy",
    "numpy.testing",
    "pickle",
    "marshal",
    "ast",
    "decimal",
    "collections",
    "types",
    "io",
    "traceback",
):
    sys.modules[name] = Anything(name)


def f(x):
    return 7
