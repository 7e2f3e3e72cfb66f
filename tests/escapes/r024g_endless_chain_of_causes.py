# /// tockbox
# row = 24
# title = "an exception with a hundred thousand causes"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error", "time_limit_exceeded"]
# stopped_by = "cap on exception text"
# ///
def f(x):
    error = ValueError("start")
    for i in range(100_000):
        follower = KeyError(i)
        follower.__cause__ = error
        error = follower
    raise error
