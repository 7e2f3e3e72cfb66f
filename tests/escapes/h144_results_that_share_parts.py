# /// tockbox
# title = "results whose parts are one object, and objects that hold themselves"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "g = grid(2)\nassert g == [[0, 0], [0, 0]]\nassert g[0] is g[1]\ng[0][0] = 5\nassert g[1][0] == 5"},
#   {"type": "assert", "code": "n = Node('a')\nassert n.links[0] is n\nassert n.links[0].links[0].name == 'a'\nn.links.append(Node('b'))\nassert [m.name for m in n.links] == ['a', 'b']"}
# ]
# '''
# verdicts = ["accepted"]
# ///
def grid(n):
    row = [0] * n
    return [row] * n


def loop():
    items = [1]
    items.append(items)
    return items


class Node:
    def __init__(self, name):
        self.name = name
        self.links = [self]
