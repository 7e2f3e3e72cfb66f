# /// tockbox
# row = 87
# title = "a named tuple of the candidate's"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected_py": "(1, 2)"}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# flags = ["type_not_exact"]
# stopped_by = "exact types"
# ///
from typing import NamedTuple


class Pair(NamedTuple):
    a: int
    b: int


def f(x):
    return Pair(1, 2)
