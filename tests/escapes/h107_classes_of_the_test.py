# /// tockbox
# title = "classes of the test's own whose methods, operators and attributes the candidate uses"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "class Square:\n    def __init__(self, side):\n        self.side = side\n\n    def area(self):\n        return self.side**2\n\n\nassert total_area([Square(2), Square(3)]) == 13\ns = Square(1)\nassert rename(s, \"unit\") is s and s.name == \"unit\""},
#   {"type": "assert", "code": "class TreeNode:\n    def __init__(self, val=0, left=None, right=None):\n        self.val = val\n        self.left = left\n        self.right = right\n\n\nroot = TreeNode(1, TreeNode(2), TreeNode(3, TreeNode(4)))\nassert build(root) == ((None, 2, None), 1, ((None, 4, None), 3, None))\nassert invert(root) is root\nassert root.left.val == 3 and root.right.val == 2 and root.left.right.val == 4"},
#   {"type": "assert", "code": "class Money:\n    def __init__(self, n):\n        self.n = n\n        self.name = str(-n)\n\n    def __add__(self, other):\n        return Money(self.n + other.n)\n\n    def __lt__(self, other):\n        return self.n < other.n\n\n    def __gt__(self, other):\n        return self.n > other.n\n\n    def __eq__(self, other):\n        return self.n == other.n\n\n\nitems = [Money(1), Money(5), Money(3)]\nassert largest(items) is items[1]\nassert total(items) == Money(9)\nassert total(items).n == 9\nassert [m.n for m in names(items)] == [1, 3, 5]"}
# ]
# '''
# verdicts = ["accepted"]
# ///
def total_area(shapes):
    return sum(shape.area() for shape in shapes)


def rename(thing, name):
    thing.name = name
    return thing


def build(root):
    return None if root is None else (build(root.left), root.val, build(root.right))


def invert(root):
    if root:
        root.left, root.right = invert(root.right), invert(root.left)
    return root


def largest(items):
    return max(items)


def total(items):
    result = items[0]
    for item in items[1:]:
        result = result + item
    return result


def names(items):
    return sorted(items, key=lambda item: item.name)
