# /// tockbox
# title = "input by os.read(0)"
# honest = true
# kind = "stdio"
# stdin = "1 2\n3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
import os

data = b""
while True:
    piece = os.read(0, 3)
    if not piece:
        break
    data += piece
print(sum(map(int, data.split())))
