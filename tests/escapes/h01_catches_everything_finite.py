# /// tockbox
# title = "catches every exception around a loop that ends"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
n = int(input())
total = 0
while total < 6:
    try:
        total += 1
        raise KeyboardInterrupt if total % 2 else SystemExit(1)
    except BaseException:
        continue
print(total)
