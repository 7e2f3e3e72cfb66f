# /// tockbox
# row = 120
# title = "a list that grows while it is being sent"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 6, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "output_limit_exceeded", "memory_limit_exceeded", "time_limit_exceeded", "runtime_error"]
# stopped_by = "node cap"
# ///
import threading


def f(x):
    value = [0]

    def feed():
        while True:
            value.extend([0] * 1_000)

    threading.Thread(target=feed, daemon=True).start()
    return value
