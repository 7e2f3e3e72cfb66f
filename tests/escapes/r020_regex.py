# /// tockbox
# row = 20
# title = "a pattern that backtracks for ever"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"], "expected": false}]'
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# stopped_by = "cpu deadline"
# ///
import re


def f(text):
    return bool(re.match(r"(a+)+$", text))
