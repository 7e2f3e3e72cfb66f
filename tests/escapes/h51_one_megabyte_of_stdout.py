# /// tockbox
# title = "one megabyte of stdout under a larger cap"
# honest = true
# kind = "run"
# limits = { output_bytes = 4194304 }
# verdicts = ["accepted"]
# stdout_contains = "the last line"
# ///
print("begin")
for i in range(1_000):
    print("x" * 1_023)
print("the last line")
