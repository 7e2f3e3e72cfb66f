# /// tockbox
# title = "a seeded random stream is the same twice"
# honest = true
# kind = "call"
# calls = '[{"function": "f", "args": [7], "expected": true}, {"function": "f", "args": [8], "expected": true}]'
# verdicts = ["accepted"]
# ///
import random


def f(seed):
    first = random.Random(seed).random()
    random.seed(seed)
    return random.random() == first and random.randint(1, 6) in range(1, 7)
