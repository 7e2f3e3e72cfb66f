# /// tockbox
# title = "two thousand asserts in one entry"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert collatz(1) == 0\nassert collatz(2) == 1\nassert collatz(3) == 7\nassert collatz(6) == 8\nassert collatz(7) == 16\nassert collatz(27) == 111\nfor n in range(1, 2000):\n    assert collatz(2 * n) == collatz(n) + 1"}
# ]
# '''
# verdicts = ["accepted"]
# ///
def collatz(n):
    steps = 0
    while n != 1:
        n = 3 * n + 1 if n % 2 else n // 2
        steps += 1
    return steps
