# /// tockbox
# title = "files are written, copied, renamed and read in the working directory"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
import os
import shutil

n = int(input())
os.makedirs("a/b", exist_ok=True)
with open("a/b/data.txt", "w") as file:
    file.write("\n".join(str(i) for i in range(1_000)))
shutil.copy("a/b/data.txt", "copy.txt")
os.rename("copy.txt", "renamed.txt")
with open("renamed.txt") as file:
    print(sum(map(int, file)) // 83_250 * n // n)
shutil.rmtree("a")
