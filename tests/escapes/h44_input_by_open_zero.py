# /// tockbox
# title = "input by open(0)"
# honest = true
# kind = "stdio"
# stdin = "1 2 3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
numbers = list(map(int, open(0).read().split()))
print(sum(numbers))
