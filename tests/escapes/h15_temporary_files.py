# /// tockbox
# title = "temporary files and folders"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
import tempfile

n = int(input())
with tempfile.NamedTemporaryFile("w+", suffix=".txt") as file:
    file.write(str(n * 2))
    file.flush()
    file.seek(0)
    print(file.read())
with tempfile.TemporaryDirectory() as folder:
    open(folder + "/x", "w").close()
