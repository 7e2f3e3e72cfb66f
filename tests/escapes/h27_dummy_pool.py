# /// tockbox
# title = "multiprocessing.dummy, which is threads"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# wasm = "threads"
# verdicts_wasm = ["runtime_error"]
# tiers = ["full"]
# ///
from multiprocessing.dummy import Pool

n = int(input())
with Pool(4) as pool:
    print(sum(pool.map(lambda i: i, range(n + 1))))
