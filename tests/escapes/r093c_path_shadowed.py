# /// tockbox
# row = 93
# title = "modules in the working directory go before the library"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}, {"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "answer comparison"
# ///
import os
import sys

for name in ("json", "math", "decimal", "traceback"):
    with open(f"{name}.py", "w") as file:
        file.write("def __getattr__(name):\n    return lambda *_, **__: True\n")
sys.path.insert(0, os.getcwd())
sys.path_importer_cache.clear()


def f(x):
    return 7
