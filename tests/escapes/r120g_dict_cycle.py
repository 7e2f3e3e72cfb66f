# /// tockbox
# row = 120
# title = "a dictionary that holds itself"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": {"self": {}}}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# flags = ["type_not_exact"]
# stopped_by = "cycles do not cross"
# ///
def f(x):
    value = {}
    value["self"] = value
    return value
