# /// tockbox
# row = 25
# title = "an exit handler that sleeps for ever: the program never ends"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 1, wall_seconds = 2, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# stopped_by = "wall deadline"
# ///
import atexit
import time

atexit.register(time.sleep, 1e9)
print(int(input()) * 2)
