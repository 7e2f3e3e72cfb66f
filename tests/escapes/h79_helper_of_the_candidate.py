# /// tockbox
# title = "a test that leans on a helper from the prompt"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "check", "entry_point": "find_zero", "code": "import math\nimport random\nimport copy\n\nrng = random.Random(42)\n\n\ndef check(candidate):\n    for _ in range(20):\n        roots = [rng.randint(-10, 10), rng.randint(-10, 10)]\n        coeffs = [-roots[0], 1]\n        coeffs = [coeffs[0] * -roots[1], coeffs[0] - roots[1] * coeffs[1], coeffs[1], 0]\n        coeffs[2:] = [1, 1]\n        solution = candidate(copy.deepcopy(coeffs))\n        assert math.fabs(poly(coeffs, solution)) < 1e-4"}
# ]
# '''
# verdicts = ["accepted"]
# ///
import math


def poly(xs, x):
    return sum(c * math.pow(x, i) for i, c in enumerate(xs))


def find_zero(xs):
    low, high = -1.0, 1.0
    while poly(xs, low) * poly(xs, high) > 0:
        low *= 2.0
        high *= 2.0
    while high - low > 1e-10:
        middle = (low + high) / 2.0
        if poly(xs, middle) * poly(xs, low) > 0:
            low = middle
        else:
            high = middle
    return low
