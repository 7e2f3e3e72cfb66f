# /// tockbox
# title = "carriage returns in the input stay"
# honest = true
# kind = "stdio"
# stdin = "1 2\r\n3\r\n"
# expected_stdout = "8 2 3\n"
# verdicts = ["accepted"]
# ///
import sys

data = sys.stdin.buffer.read()
print(len(data), data.count(b"\r\n"), len(data.split()))
