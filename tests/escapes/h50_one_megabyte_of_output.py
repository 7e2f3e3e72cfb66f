# /// tockbox
# title = "one megabyte of stderr under a larger cap"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { output_bytes = 4194304 }
# verdicts = ["accepted"]
# ///
import sys

n = int(input())
for _ in range(1_000):
    sys.stderr.write("e" * 1_000 + "\n")
print(n * 2)
