# /// tockbox
# title = "sets of text, whatever their order"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
n = int(input())
names = {"a", "b", "c", "d", "e"}
print(len(names) + n - 2, end="")
print("", end="\n")
