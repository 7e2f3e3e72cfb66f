# /// tockbox
# title = "helpers of the test that call the candidate a thousand times"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "check", "entry_point": "gcd", "code": "import math\nimport random\n\n\ndef reference(a, b):\n    return math.gcd(a, b)\n\n\ndef check(candidate):\n    rng = random.Random(1)\n    for _ in range(1000):\n        a, b = rng.randrange(1, 10**9), rng.randrange(1, 10**9)\n        got = candidate(a, b)\n        assert got == reference(a, b), (a, b, got)\n    assert all(candidate(n, n) == n for n in range(1, 50))"}
# ]
# '''
# verdicts = ["accepted"]
# ///
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a
