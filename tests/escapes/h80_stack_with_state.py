# /// tockbox
# title = "a class with state over several asserts"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "s = Stack()\nassert not s\nassert len(s) == 0\ns.push(1).push(2).push(3)\nassert s and len(s) == 3\nassert list(s) == [3, 2, 1]\nassert 2 in s and 9 not in s\nassert s.pop() == 3\nassert s.items == [1, 2]\nassert repr(s) == \"Stack([1, 2])\"\nassert isinstance(s, Stack)\nassert type(s) is Stack"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass TestStack(unittest.TestCase):\n    def setUp(self):\n        self.stack = Stack([1, 2])\n\n    def test_push(self):\n        self.stack.push(3)\n        self.assertEqual(self.stack.items, [1, 2, 3])\n        self.assertEqual(len(self.stack), 3)\n\n    def test_fresh_each_time(self):\n        self.assertEqual(self.stack.items, [1, 2])\n        self.assertIn(1, self.stack)\n        self.assertIsInstance(self.stack, Stack)\n\n    def test_empty(self):\n        with self.assertRaises(IndexError) as caught:\n            Stack().pop()\n        self.assertEqual(str(caught.exception), \"pop from an empty stack\")\n        self.assertRaisesRegex(IndexError, \"empty\", Stack().pop)\n\n    def tearDown(self):\n        del self.stack"}
# ]
# '''
# verdicts = ["accepted"]
# ///
class Stack:
    def __init__(self, items=()):
        self.items = list(items)

    def push(self, item):
        self.items.append(item)
        return self

    def pop(self):
        if not self.items:
            raise IndexError("pop from an empty stack")
        return self.items.pop()

    def __len__(self):
        return len(self.items)

    def __bool__(self):
        return bool(self.items)

    def __iter__(self):
        return reversed(self.items)

    def __contains__(self, item):
        return item in self.items

    def __repr__(self):
        return f"Stack({self.items!r})"
