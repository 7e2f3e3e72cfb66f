# /// tockbox
# row = 103
# title = "marks on modules, the environment and the interpreter do not carry over"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": [0, "0", false, false]}, {"function": "f", "args": [2], "expected": [0, "0", false, false]}, {"function": "f", "args": [3], "expected": [0, "0", false, false]}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "each test starts from the loaded state"
# ///
import math
import os
import random
import sys


def f(x):
    before = [
        getattr(math, "mark", 0),
        os.environ.get("MARK", "0"),
        "mark" in sys.modules,
        sys.getrecursionlimit() == 7_777,
    ]
    math.mark = 1
    os.environ["MARK"] = "1"
    sys.modules["mark"] = math
    sys.setrecursionlimit(7_777)
    random.seed(0)
    return before
