# /// tockbox
# row = 98
# title = "the expected output is sought in memory"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "tockbox-secret-5a1f09c3e7b2d846\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "the expected value is not in the process"
# ///
import gc
import re

# Put together here, so that the search does not find this program itself.
PREFIX = "-".join(["tockbox", "secret", ""])
SHAPE = re.compile(PREFIX + "[0-9a-f]{16}")


n = int(input())
print(next((SHAPE.search(o).group() for o in gc.get_objects() if type(o) is str and SHAPE.search(o)), "nothing"))
