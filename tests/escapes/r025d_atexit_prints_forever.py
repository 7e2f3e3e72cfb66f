# /// tockbox
# row = 25
# title = "an exit handler that prints for ever"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 8, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["output_limit_exceeded"]
# stopped_by = "output cap"
# ///
import atexit


@atexit.register
def pour():
    while True:
        print("more")


print(int(input()) * 2)
