# /// tockbox
# row = 86
# title = "two objects of the candidate's that call themselves equal"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == Point(3, 4)"},
#   {"type": "assert", "code": "assert Point(3, 4) == f(2)"},
#   {"type": "assert", "code": "assert f(2).x == 3"},
#   {"type": "assert", "code": "assert (f(2).x, f(2).y) == (3, 4)"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted", "wrong_answer"]
# each = [["accepted"], ["accepted"], ["wrong_answer"], ["wrong_answer"]]
# stopped_by = "nothing, where the test itself makes an object of the candidate's class and compares with it; attributes do not lie"
# ///
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0


def f(x):
    return Point(0, 0)
