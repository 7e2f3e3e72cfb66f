# /// tockbox
# row = 25
# title = "a finalizer that loops"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# stopped_by = "cpu deadline"
# ///
class Slow:
    def __del__(self):
        while True:
            pass


kept = Slow()
print(int(input()) * 2)
del kept
