# /// tockbox
# row = 20
# title = "text on which the test's own pattern never ends"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "import re\nassert re.fullmatch('(a+)+', f(2))"},
#   {"type": "assert", "code": "import re\nassert re.match(g(2), 'a' * 60 + '!')"}
# ]
# '''
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# stopped_by = "the tester's own deadline"
# ///
def f(x):
    return "a" * 60 + "!"


def g(x):
    return "(a+)+$"
