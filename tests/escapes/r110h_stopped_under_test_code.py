# /// tockbox
# row = 110
# title = "the process stops itself in the middle of a test"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"}
# ]
# '''
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded", "wrong_answer"]
# wasm = "signals"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "time is taken from outside"
# ///
import os
import signal


def f(x):
    os.kill(os.getpid(), signal.SIGSTOP)
    return 0
