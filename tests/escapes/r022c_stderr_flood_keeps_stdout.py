# /// tockbox
# row = 22
# title = "stderr noise below its own cap takes nothing from stdout"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 32768 }
# verdicts = ["accepted"]
# stopped_by = "separate caps"
# ///
import sys

n = int(input())
sys.stderr.write("noise " * 5_000)  # 30,000 bytes: below the cap
print(n * 2)
