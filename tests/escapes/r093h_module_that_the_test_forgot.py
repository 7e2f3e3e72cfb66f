# /// tockbox
# row = 93
# title = "a test that relies on the candidate's import finds a fake of that name"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert math.isclose(f(2), 3.14)"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert math.isclose(candidate(2), 3.14)"},
#   {"type": "assert", "code": "import math\nassert math.isclose(f(2), 3.14)"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error"]
# each = [["wrong_answer", "runtime_error"], ["wrong_answer", "runtime_error"], ["wrong_answer"]]
# stopped_by = "a module that a test names is the library's"
# ///
class math:
    @staticmethod
    def isclose(*_, **__):
        return True

    fabs = isclose


def f(x):
    return 0
