# /// tockbox
# row = 86
# title = "an object equal to everything deep inside a result"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": {"a": [1, 2, [3, 4]]}}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# flags = ["type_not_exact"]
# stopped_by = "exact types"
# ///
class Yes:
    def __eq__(self, other):
        return True

    def __hash__(self):
        return hash("a")


def f(x):
    return {"a": [1, 2, (3, Yes())]}
