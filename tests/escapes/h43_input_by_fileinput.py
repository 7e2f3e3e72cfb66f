# /// tockbox
# title = "input by fileinput"
# honest = true
# kind = "stdio"
# stdin = "1 2\n3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
import fileinput

print(sum(int(word) for line in fileinput.input() for word in line.split()))
