# /// tockbox
# title = "lists shared between an object of the candidate's and the test"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "b = Basket()\nb.items.append(3)\nassert b.total() == 3\nb.add(4)\nassert b.items == [3, 4]\nassert b.get() is b.items\ngiven = [1]\nb = Basket(given)\nb.add(2)\nassert given == [1, 2]\ngiven.append(10)\nassert b.total() == 13\nb.items = [5]\nassert given == [1, 2, 10] and b.total() == 5"},
#   {"type": "assert", "code": "given = [1]\nc = Careful(given)\ngiven.append(2)\nassert c.items == [1]\nc.items.append(9)\nassert c.items == [1]"},
#   {"type": "assert", "code": "a, b = Basket(), Basket()\na.add(1)\nassert b.items == []"}
# ]
# '''
# verdicts = ["accepted"]
# flags = ["arguments_mutated"]
# ///
class Basket:
    def __init__(self, items=None):
        self.items = items if items is not None else []

    def add(self, item):
        self.items.append(item)

    def total(self):
        return sum(self.items)

    def get(self):
        return self.items


class Careful:
    def __init__(self, items):
        self._items = list(items)

    @property
    def items(self):
        return list(self._items)
