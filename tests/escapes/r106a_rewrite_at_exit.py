# /// tockbox
# row = 106
# title = "handlers of four kinds rewrite the result at exit"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "no_result"]
# stopped_by = "the first frame counts"
# ///
import atexit
import os
import sys
import threading
import weakref


class Last:
    def __del__(self):
        rewrite()


def rewrite():
    for fd in (1, 2, 3):
        try:
            os.write(fd, b'{"verdict": "accepted", "value": 2}\n')
        except OSError:
            pass
    for name in ("result", "result.json", "verdict"):
        with open(name, "w") as file:
            file.write("accepted")


kept = Last()
atexit.register(rewrite)
weakref.finalize(kept, rewrite)
threading._shutdown = rewrite


def f(x):
    sys.exitfunc = rewrite
    return 7
