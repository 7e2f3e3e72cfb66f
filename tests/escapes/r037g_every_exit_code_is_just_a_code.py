# /// tockbox
# row = 37
# title = "exit codes that other graders give a meaning"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [0], "expected": 0}, {"function": "f", "args": [1], "expected": 1}, {"function": "f", "args": [5], "expected": 5}, {"function": "f", "args": [124], "expected": 124}, {"function": "f", "args": [137], "expected": 137}, {"function": "f", "args": [139], "expected": 139}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["no_result"]
# stopped_by = "exit code means nothing"
# ///
import os


def f(x):
    os._exit(x)
