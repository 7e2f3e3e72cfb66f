# /// tockbox
# title = "asserts one by one, one of them with a set"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert set(similar_elements((3, 4, 5, 6), (5, 7, 4, 10))) == set((4, 5))"},
#   {"type": "assert", "code": "assert is_not_prime(2) == False"},
#   {"type": "assert", "code": "assert is_not_prime(10) == True"},
#   {"type": "assert", "code": "assert not is_not_prime(37)"},
#   {"type": "assert", "code": "assert is_not_prime(35)\nassert is_not_prime(2) == False\nassert sorted(similar_elements((1, 2), (2, 3))) == [2]"}
# ]
# '''
# verdicts = ["accepted"]
# ///
def similar_elements(a, b):
    return tuple(set(a) & set(b))


def is_not_prime(n):
    return any(n % k == 0 for k in range(2, int(n**0.5) + 1))
