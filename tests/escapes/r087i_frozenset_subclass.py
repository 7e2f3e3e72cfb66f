# /// tockbox
# row = 87
# title = "a lying subclass of frozenset"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected_py": "{1, 2}"}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# flags = ["type_not_exact"]
# stopped_by = "exact types"
# ///
class Liar(frozenset):
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __hash__(self):
        return 0


def f(x):
    return Liar({0})
