# /// tockbox
# row = 87
# title = "a member of an IntEnum"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# flags = ["type_not_exact"]
# stopped_by = "exact types"
# ///
import enum


class Answer(enum.IntEnum):
    TWO = 2


def f(x):
    return Answer.TWO
