# /// tockbox
# title = "copies that the test makes of the candidate's objects"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "import copy\n\na = Board([[0, 0]])\nb = copy.deepcopy(a)\nb.set(0, 0, 1)\nassert a.rows == [[0, 0]] and b.rows == [[1, 0]]\nc = copy.copy(a)\nc.set(0, 1, 2)\nassert a.rows == [[0, 2]]\nassert type(b) is Board and b is not a"}
# ]
# '''
# verdicts = ["accepted"]
# trust = "any"
# ///
class Board:
    def __init__(self, rows):
        self.rows = rows

    def set(self, i, j, value):
        self.rows[i][j] = value
