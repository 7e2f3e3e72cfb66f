# /// tockbox
# title = "input until EOFError"
# honest = true
# kind = "stdio"
# stdin = "1\n2\n3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
total = 0
try:
    while True:
        total += int(input())
except EOFError:
    print(total)
