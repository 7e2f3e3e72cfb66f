# /// tockbox
# title = "a denied subprocess is handled"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
import subprocess

n = int(input())
try:
    cores = int(subprocess.check_output(["nproc"]))
except (OSError, subprocess.SubprocessError):
    cores = 1
print(n * 2 * min(cores, 1))
