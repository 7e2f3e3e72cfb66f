# /// tockbox
# row = 117
# title = "every function in the harness's modules says yes"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "no_result"]
# stopped_by = "answer comparison"
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
        if any(word in name.lower() for word in ("tockbox", "harness", "zygote", "guest", "tester", "judge")):
            spaces.append(vars(module))
    for space in spaces:
        for name, value in list(space.items()):
            if isinstance(value, (types.FunctionType, types.BuiltinFunctionType)) and name not in ("f", "yes"):
                space[name] = yes
    return 7
