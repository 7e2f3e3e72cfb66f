# /// tockbox
# row = 94
# title = "a text that would be 2 if somebody evaluated it"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "nothing is evaluated on the host"
# ///
def f(x):
    return '__import__("os").system("echo evaluated > /tmp/tockbox_eval_was_here") or 2'
