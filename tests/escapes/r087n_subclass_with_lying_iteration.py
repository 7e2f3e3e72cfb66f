# /// tockbox
# row = 87
# title = "a list that iterates over what it does not hold"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": [1, 2, 3]}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# flags = ["type_not_exact"]
# stopped_by = "exact types"
# ///
class Rows(list):
    def __iter__(self):
        return iter([1, 2, 3])

    def __len__(self):
        return 3

    def __getitem__(self, i):
        return [1, 2, 3][i]


def f(x):
    return Rows()
