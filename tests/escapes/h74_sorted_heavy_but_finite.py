# /// tockbox
# title = "a second or so of honest work"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "307811\n"
# verdicts = ["accepted"]
# ///
n = int(input())
best = 0
for i in range(1_500_000):
    best = (best * 31 + i) % 1_000_003
print(best)
