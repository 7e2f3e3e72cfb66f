# /// tockbox
# row = 105
# title = "a generator yields what the test sent to it, a step later"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "g = f(2)\nassert next(g) == 4"},
#   {"type": "assert", "code": "g = f(2)\nnext(g)\nassert g.send(4) == 5"},
#   {"type": "assert", "code": "e = Echo()\nassert [e(n) for n in (1, 4, 9)] == [1, 4, 9]"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "the test's own comparison"
# ///
def f(x):
    answer = 0
    while True:
        answer = yield answer


class Echo:
    def __init__(self):
        self.last = 0

    def __call__(self, other):
        answer, self.last = self.last, other
        return answer
