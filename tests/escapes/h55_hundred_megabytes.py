# /// tockbox
# title = "a hundred megabytes under a limit of 256"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { memory_mib = 256 }
# verdicts = ["accepted"]
# ///
n = int(input())
table = bytearray(100 << 20)
for at in range(0, len(table), 4_096):
    table[at] = 1
print(sum(table) // 25_600 * n * 2)
