# /// tockbox
# title = "threads of the test that call one object of the candidate's"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "import threading\n\ncounter = Counter()\nthreads = [threading.Thread(target=lambda: [counter.increment() for _ in range(25)]) for _ in range(4)]\nfor thread in threads:\n    thread.start()\nfor thread in threads:\n    thread.join()\nassert counter.n == 100"},
#   {"type": "assert", "code": "assert parallel(lambda n: n * n, [1, 2, 3]) == [1, 4, 9]"},
#   {"type": "assert", "code": "from concurrent.futures import ThreadPoolExecutor\n\ncounter = Counter()\nwith ThreadPoolExecutor(4) as pool:\n    list(pool.map(lambda _: counter.increment(), range(20)))\nassert counter.n == 20"}
# ]
# '''
# verdicts = ["accepted"]
# wasm = "threads"
# verdicts_wasm = ["runtime_error"]
# each_wasm = [["wrong_answer"], ["runtime_error"], ["wrong_answer"]]
# ///
import threading


class Counter:
    def __init__(self):
        self.n = 0
        self.lock = threading.Lock()

    def increment(self):
        with self.lock:
            self.n += 1


def parallel(function, items):
    results = [None] * len(items)

    def work(i):
        results[i] = function(items[i])

    threads = [threading.Thread(target=work, args=(i,)) for i in range(len(items))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
