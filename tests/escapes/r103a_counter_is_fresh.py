# /// tockbox
# row = 103
# title = "a counter starts anew in every test"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [], "expected": 1}, {"function": "f", "args": [], "expected": 1}, {"function": "f", "args": [], "expected": 1}, {"function": "f", "args": [], "expected": 1}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "each test starts from the loaded state"
# ///
calls = 0


def f():
    global calls
    calls += 1
    return calls
