# /// tockbox
# row = 46
# title = "a thread goes on calling the test's callback after the answer"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "seen = []\nassert f(seen.append) == 4"},
#   {"type": "assert", "code": "import time\n\nseen = []\nf(seen.append)\ntime.sleep(0.3)\nassert f(len) == 4 or seen == [0]"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "no_result", "runtime_error"]
# stopped_by = "questions are asked in turn"
# ///
import threading
import time


def f(callback):
    def later():
        time.sleep(0.02)
        for n in range(50):
            callback(4)

    threading.Thread(target=later, daemon=True).start()
    return 0
