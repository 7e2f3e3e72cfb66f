# /// tockbox
# title = "eight threads"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "31996000\n"
# verdicts = ["accepted"]
# wasm = "threads"
# verdicts_wasm = ["runtime_error"]
# ///
import threading

n = int(input())
parts = [0] * 8


def work(i):
    parts[i] = sum(range(i * 1_000, (i + 1) * 1_000))


team = [threading.Thread(target=work, args=(i,)) for i in range(8)]
for t in team:
    t.start()
for t in team:
    t.join()
print(sum(parts))
