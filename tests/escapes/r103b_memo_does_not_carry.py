# /// tockbox
# row = 103
# title = "memory in globals, defaults and attributes does not carry over"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [4], "expected": [[4], {"4": 1}, 1]}, {"function": "f", "args": [5], "expected": [[5], {"5": 1}, 1]}, {"function": "f", "args": [6], "expected": [[6], {"6": 1}, 1]}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "each test starts from the loaded state"
# ///
seen = {}
history = []


def f(x, history=history):
    history.append(x)
    seen[x] = len(history)
    f.last = getattr(f, "last", 0) + 1
    return [list(history), dict(seen), f.last]
