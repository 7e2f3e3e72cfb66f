# /// tockbox
# row = 54
# title = "modules planted in the working directory"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}, {"function": "f", "args": [1], "expected": 2}, {"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "isolated mode"
# ///

# What is planted here must not be imported by the harness, neither in this test nor in the next.
for name in ("json", "os", "sitecustomize", "encodings", "struct", "traceback", "linecache", "usercustomize"):
    with open(f"{name}.py", "w") as file:
        file.write("import os\nos.write(1, b'PLANTED')\nos._exit(7)\n")


def f(x):
    return x + 1
