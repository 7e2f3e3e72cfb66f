# /// tockbox
# title = "a list of a hundred thousand numbers and a megabyte of text"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert squares(100_000) == [i * i for i in range(100_000)]\nassert len(sieve(200_000)) == 17984 and sieve(200_000)[-1] == 199999\nassert text(500_000) == \"ab\" * 500_000\nassert sum(squares(100_000)) == 333328333350000\nassert squares(100_000)[::50_000] == [0, 2500000000]"}
# ]
# '''
# verdicts = ["accepted"]
# ///
def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[0:2] = b"\0\0"
    for i in range(2, int(n**0.5) + 1):
        if flags[i]:
            flags[i * i :: i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, flag in enumerate(flags) if flag]


def squares(n):
    return [i * i for i in range(n)]


def text(n):
    return "ab" * n
