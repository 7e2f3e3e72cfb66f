# /// tockbox
# row = 86
# title = "a key equal to everything"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": {"total": 1}}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# flags = ["type_not_exact"]
# stopped_by = "exact types"
# ///
class Key:
    def __eq__(self, other):
        return True

    def __hash__(self):
        return hash("total")


def f(x):
    return {Key(): 1}
