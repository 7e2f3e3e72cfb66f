# /// tockbox
# row = 110
# title = "the right answer, then a crash"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "wait status"
# ///
import ctypes

print(int(input()) * 2, flush=True)
ctypes.string_at(0)
