# /// tockbox
# title = "a program that times itself out with an alarm"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# wasm = "signals"
# verdicts_wasm = ["runtime_error"]
# ///
import signal

n = int(input())


class TooSlow(Exception):
    pass


def ring(number, frame):
    raise TooSlow


signal.signal(signal.SIGALRM, ring)
signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    while True:
        n += 0
except TooSlow:
    print(n * 2)
