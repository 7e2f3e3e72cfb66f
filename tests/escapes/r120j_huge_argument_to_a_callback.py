# /// tockbox
# row = 120
# title = "a hundred megabytes of text for the test's callback"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(len) == 4"},
#   {"type": "assert", "code": "seen = []\nf(seen.append)\nassert seen == [4]"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 1024, output_bytes = 65536 }
# verdicts = ["output_limit_exceeded", "wrong_answer"]
# stopped_by = "frame cap"
# ///
def f(callback):
    return callback("x" * 100_000_000)
