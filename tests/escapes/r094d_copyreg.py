# /// tockbox
# row = 94
# title = "reducers for builtin types, and a right answer"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "no pickle in the answer"
# ///
import copyreg
import os

copyreg.pickle(int, lambda i: (os.system, ("true",)))
copyreg.pickle(list, lambda i: (os.system, ("true",)))


def f(x):
    return x + 1
