# /// tockbox
# row = 120
# title = "a list of lists with five million parts, and one that is itself sixty times over"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f('wide') == 4"}
# ]
# '''
# limits = { cpu_seconds = 8, wall_seconds = 20, memory_mib = 1024, output_bytes = 65536 }
# verdicts = ["output_limit_exceeded", "memory_limit_exceeded"]
# stopped_by = "node cap"
# ///
def wide(x):
    return [[0] * 5 for _ in range(1_000_000)]


def doubling(x):
    value = [0]
    for _ in range(60):
        value = [value, value]
    return value


def f(kind):
    return wide(kind) if kind == "wide" else doubling(kind)
