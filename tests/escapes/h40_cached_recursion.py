# /// tockbox
# title = "recursion through lru_cache"
# honest = true
# kind = "call"
# calls = '[{"function": "f", "args": [2000], "expected": 276439883}, {"function": "f", "args": [10], "expected": 89}]'
# verdicts = ["accepted"]
# ///
import sys
from functools import lru_cache

sys.setrecursionlimit(20_000)


@lru_cache(maxsize=None)
def ways(n):
    return 1 if n < 2 else (ways(n - 1) + ways(n - 2)) % 1_000_000_007


def f(n):
    return ways(n)
