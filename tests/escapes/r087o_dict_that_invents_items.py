# /// tockbox
# row = 87
# title = "a dictionary that invents its items"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": {"a": 1}}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# flags = ["type_not_exact"]
# stopped_by = "exact types"
# ///
class Book(dict):
    def items(self):
        return [("a", 1)]

    def keys(self):
        return ["a"]

    def __missing__(self, key):
        return 1

    def __len__(self):
        return 1


def f(x):
    return Book()
