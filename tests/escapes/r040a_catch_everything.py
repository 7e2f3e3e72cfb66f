# /// tockbox
# row = 40
# title = "a loop that catches every exception"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# stopped_by = "the deadline lives outside"
# ///
def f(x):
    while True:
        try:
            while True:
                x += 1
        except BaseException:
            continue
