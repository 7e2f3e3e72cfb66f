# /// tockbox
# row = 114
# title = "the random state follows no seed that can be guessed"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [], "expected": false}, {"function": "f", "args": [], "expected": false}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "system_calls"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "reseeded after the fork"
# ///
import os
import random
import time


def f():
    value = random.random()
    now = int(time.time())
    seeds = list(range(2_000)) + [os.getpid(), os.getppid(), 1234, 42, 0xDEAD] + list(range(now - 60, now + 2))
    return any(random.Random(seed).random() == value for seed in seeds)
