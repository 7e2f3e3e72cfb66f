# /// tockbox
# row = 120
# title = "a million objects, each of which becomes a handle"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "boxes = f(1_000_000)\nassert boxes[0].value == 4"},
#   {"type": "assert", "code": "for _ in range(1_000_000):\n    f(1)\nassert f(1)[0].value == 4"}
# ]
# '''
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "output_limit_exceeded", "memory_limit_exceeded", "time_limit_exceeded"]
# stopped_by = "caps on handles"
# ///
class Box:
    value = 0


def f(n):
    return [Box() for _ in range(n)]
