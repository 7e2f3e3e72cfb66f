# /// tockbox
# title = "classes with items that are set, deleted and changed in place"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "c = LRUCache(2)\nc[\"a\"] = 1\nc[\"b\"] = 2\nassert c[\"a\"] == 1\nc[\"c\"] = 3\nassert \"b\" not in c and \"a\" in c\nc[\"a\"] += 10\nassert c[\"a\"] == 11\nassert list(c) == [\"c\", \"a\"]\nassert sorted(c.items()) == [(\"a\", 11), (\"c\", 3)]\nassert dict(c) == {\"c\": 3, \"a\": 11}\ndel c[\"a\"]\nassert len(c) == 1\ntry:\n    c[\"missing\"]\nexcept KeyError:\n    pass\nelse:\n    assert False"},
#   {"type": "assert", "code": "m = Matrix([[1, 2], [3, 4]])\nassert m[1, 0] == 3\nm[1, 0] += 5\nassert m[1, 0] == 8 and m.rows == [[1, 2], [8, 4]]\nassert (m @ Matrix([[1, 0], [0, 1]])) == m\nassert (m @ m).rows[0][0] == 17"}
# ]
# '''
# verdicts = ["accepted"]
# ///
class LRUCache:
    def __init__(self, size):
        self.size = size
        self.data = {}

    def __getitem__(self, key):
        value = self.data.pop(key)
        self.data[key] = value
        return value

    def __setitem__(self, key, value):
        self.data.pop(key, None)
        self.data[key] = value
        if len(self.data) > self.size:
            del self.data[next(iter(self.data))]

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        return key in self.data

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)

    def keys(self):
        return self.data.keys()

    def items(self):
        return self.data.items()


class Matrix:
    def __init__(self, rows):
        self.rows = rows

    def __getitem__(self, at):
        i, j = at
        return self.rows[i][j]

    def __setitem__(self, at, value):
        i, j = at
        self.rows[i][j] = value

    def __matmul__(self, other):
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in zip(*other.rows)] for row in self.rows])

    def __eq__(self, other):
        return self.rows == other.rows
