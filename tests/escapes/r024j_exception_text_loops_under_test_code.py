# /// tockbox
# row = 24
# title = "an exception whose text never comes"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"}
# ]
# '''
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error", "time_limit_exceeded"]
# stopped_by = "cpu deadline"
# ///
class Bad(Exception):
    def __str__(self):
        while True:
            pass


def f(x):
    raise Bad
