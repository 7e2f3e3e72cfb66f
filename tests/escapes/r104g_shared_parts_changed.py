# /// tockbox
# row = 104
# title = "parts that argument and expected value have in common are changed"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "rows = [[1], [2]]\nexpected = rows[::-1]\nassert f(rows) == expected"},
#   {"type": "assert", "code": "rows = [[1], [2]]\nexpected = [[1], [2]]\nassert g(rows) == expected"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted", "wrong_answer"]
# each = [["accepted"], ["wrong_answer"]]
# flags = ["arguments_mutated"]
# stopped_by = "nothing where the test shares its lists: plain Python says the same; the flag tells"
# ///
def f(rows):
    for row in rows:
        row.clear()
    return [[], []]


def g(rows):
    rows[0][0] = 0
    return rows
