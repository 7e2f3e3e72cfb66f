# /// tockbox
# row = 119
# title = "a subclass of StopIteration is to end the test's loop early"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert all(map(lambda case: f(case[0]) == case[1], [(1, 2), (2, 3)]))"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error"]
# stopped_by = "a StopIteration of a plain call arrives as RuntimeError"
# ///
class Stop(StopIteration):
    pass


def f(x):
    raise Stop
