# /// tockbox
# title = "a thread pool"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# wasm = "threads"
# verdicts_wasm = ["runtime_error"]
# ///
from concurrent.futures import ThreadPoolExecutor, as_completed

n = int(input())
with ThreadPoolExecutor(max_workers=16) as pool:
    jobs = [pool.submit(pow, i, 1) for i in range(n + 1)]
    print(sum(job.result() for job in as_completed(jobs)))
