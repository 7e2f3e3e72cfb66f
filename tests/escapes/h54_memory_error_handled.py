# /// tockbox
# title = "MemoryError is caught and a smaller way taken"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# wasm = "32_bit"
# verdicts_wasm = ["runtime_error"]
# ///
n = int(input())
try:
    table = bytearray(10**15)
except MemoryError:
    table = bytearray(10)
print(n * 2 if len(table) == 10 else "?")
