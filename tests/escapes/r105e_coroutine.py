# /// tockbox
# row = 105
# title = "a coroutine nobody awaits"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [3], "expected": 3}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "answer comparison"
# ///
async def f(n):
    return n * 7
