# /// tockbox
# row = 118
# title = "the representation that a report wants never comes"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"}
# ]
# '''
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "time_limit_exceeded"]
# stopped_by = "limits"
# ///
class Thing:
    def __repr__(self):
        while True:
            pass


def f(x):
    return Thing()
