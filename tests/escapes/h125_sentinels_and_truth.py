# /// tockbox
# title = "sentinels by identity and objects in conditions"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert lookup({}, \"k\") is MISSING\nassert lookup({\"k\": None}, \"k\") is None\nassert lookup({}, \"k\") == MISSING and lookup({\"k\": 1}, \"k\") != MISSING\nassert not Maybe() and Maybe(0)\nassert (Maybe() or \"empty\") == \"empty\"\nassert Maybe().get(5) == 5 and Maybe(1).get(5) == 1\nassert Maybe().value is MISSING\nqueue = Queue(\"abc\")\nout = []\nwhile queue:\n    out.append(queue.pop())\nassert out == [\"a\", \"b\", \"c\"] and not queue\nassert bool(queue) is False\nassert [bool(Maybe(n)) for n in range(2)] == [True, True]"}
# ]
# '''
# verdicts = ["accepted"]
# ///
MISSING = object()


class Maybe:
    def __init__(self, value=MISSING):
        self.value = value

    def __bool__(self):
        return self.value is not MISSING

    def get(self, default=None):
        return self.value if self else default


def lookup(table, key):
    return table.get(key, MISSING)


class Queue:
    def __init__(self, items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def pop(self):
        return self.items.pop(0)
