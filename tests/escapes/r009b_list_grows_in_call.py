# /// tockbox
# row = 9
# title = "a list that grows inside the function"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["memory_limit_exceeded"]
# stopped_by = "memory cgroup"
# ///
def f(x):
    kept = []
    for i in range(2_048):
        kept.append(b"\xa5" * (1 << 20) + bytes([i & 255]))
    return x + 1
