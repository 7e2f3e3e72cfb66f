# /// tockbox
# row = 105
# title = "generators, iterators and coroutines where data is expected"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f('generator') == [4]"},
#   {"type": "assert", "code": "assert f('iterator') == [4]"},
#   {"type": "assert", "code": "assert f('map') == [4]"},
#   {"type": "assert", "code": "assert f('view') == [4]"},
#   {"type": "assert", "code": "assert f('coroutine') == [4]"},
#   {"type": "assert", "code": "assert f('range') == [4]"},
#   {"type": "assert", "code": "assert f('chain') == [4]"},
#   {"type": "assert", "code": "assert f('lambda') == [4]"},
#   {"type": "assert", "code": "assert f('method') == [4]"},
#   {"type": "assert", "code": "assert f('generator')[0] == 4"},
#   {"type": "assert", "code": "assert len(f('map')) == 1"},
#   {"type": "assert", "code": "assert f('lambda') == 4"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error"]
# each = [["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer"], ["wrong_answer", "runtime_error"], ["wrong_answer", "runtime_error"], ["wrong_answer"]]
# stopped_by = "a handle never equals plain data"
# ///
import itertools


def f(kind):
    async def coroutine():
        return 4

    return {
        "generator": (n for n in [4]),
        "iterator": iter([4]),
        "map": map(int, ["4"]),
        "view": {4: 4}.keys(),
        "coroutine": coroutine,
        "range": range(4, 5),
        "chain": itertools.chain([4]),
        "lambda": lambda: [4],
        "method": [4].copy,
    }[kind]
