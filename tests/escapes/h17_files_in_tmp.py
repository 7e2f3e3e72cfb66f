# /// tockbox
# title = "a file in the temporary folder"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
import os
import tempfile

n = int(input())
path = os.path.join(tempfile.gettempdir(), "numbers")
with open(path, "wb") as file:
    file.write(bytes([n, n]))
print(sum(open(path, "rb").read()))
os.remove(path)
