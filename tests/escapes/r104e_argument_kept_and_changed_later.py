# /// tockbox
# row = 104
# title = "a list is kept and changed at a later call"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "items = [1, 2]\nassert f(items) == 2\ng()\nassert items == [1, 2]"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    items = [1, 2]\n    assert candidate(items) == 2\n    g()\n    assert items == [1, 2]"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# flags = ["arguments_mutated"]
# stopped_by = "changes are seen as in plain Python"
# ///
kept = []


def f(items):
    kept.append(items)
    return len(items)


def g():
    for items in kept:
        items.clear()
    return 0
