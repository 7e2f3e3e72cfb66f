# /// tockbox
# title = "the competitor's idiom: a thread with a large stack, never joined"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { memory_mib = 1024 }
# verdicts = ["accepted"]
# wasm = "threads"
# verdicts_wasm = ["runtime_error"]
# ///
import sys
import threading

sys.setrecursionlimit(20_000)
threading.stack_size(64 * 1024 * 1024)


def main():
    def down(k):
        return 0 if k == 0 else 1 + down(k - 1)

    print(down(4_000) // 2_000 * int(input()))


threading.Thread(target=main).start()
