# /// tockbox
# row = 117
# title = "every function in the harness's modules says yes, under every kind of test code"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == 4"}
# ]
# '''
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "no_result", "time_limit_exceeded"]
# stopped_by = "the harness has no say"
# ///
import sys
import types


def yes(*_, **__):
    return True


def f(x):
    frame = sys._getframe(1)
    spaces = []
    while frame is not None:
        spaces.append(frame.f_globals)
        frame = frame.f_back
    for name, module in list(sys.modules.items()):
        if any(word in name.lower() for word in ("tockbox", "harness", "zygote", "guest", "tester", "judge", "bridge")):
            spaces.append(vars(module))
    for space in spaces:
        for name, value in list(space.items()):
            if isinstance(value, (types.FunctionType, types.BuiltinFunctionType)) and name not in ("f", "yes"):
                space[name] = yes
    return 0
