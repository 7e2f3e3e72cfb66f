# /// tockbox
# row = 103
# title = "what a callback gave away in one entry is used in the next"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2, lambda n: n * n) == 2"},
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted", "wrong_answer"]
# each = [["accepted"], ["wrong_answer"], ["wrong_answer"]]
# stopped_by = "each entry starts from the loaded state"
# ///
memory = {}


def f(x, callback=None):
    if callback is not None:
        memory["answer"] = callback(x)
        return x
    return memory.get("answer", 0)
