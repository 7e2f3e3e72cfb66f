# /// tockbox
# title = "signal handlers and a timer of one's own"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# wasm = "signals"
# verdicts_wasm = ["runtime_error"]
# ///
import os
import signal
import time

n = int(input())
seen = []
signal.signal(signal.SIGUSR1, lambda number, frame: seen.append(number))
signal.signal(signal.SIGALRM, lambda number, frame: seen.append(number))
os.kill(os.getpid(), signal.SIGUSR1)
signal.setitimer(signal.ITIMER_REAL, 0.02)
while len(seen) < 2:
    time.sleep(0.001)
print(n * len(seen))
