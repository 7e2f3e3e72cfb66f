# /// tockbox
# row = 95
# title = "the inputs of the other tests are sought"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [41000001], "expected": 41000002}, {"function": "f", "args": [42000001], "expected": 42000002}, {"function": "f", "args": [43000001], "expected": 43000002}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "future inputs are not in the process"
# ///
import gc


def f(x):
    # The inputs are 41, 42 and 43 million and one: does the first call see those of the others?
    mine = {x, x + 0}
    for thing in gc.get_objects():
        if type(thing) in (list, tuple):
            for item in thing:
                if type(item) is int and 41_000_000 <= item < 44_000_000 and item % 1_000_000 == 1 and item not in mine:
                    return f"ESCAPED: saw {item}"
    return x + 1
