# /// tockbox
# row = 103
# title = "a module that answers rightly only the first time that it is loaded in this directory"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "assert", "code": "assert f(3) == 9"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted", "wrong_answer"]
# each = [["accepted"], ["accepted", "wrong_answer"]]
# stopped_by = "each entry starts from the loaded state; a second load is no better than the first"
# ///
import os

first = not os.path.exists("loaded")
open("loaded", "w").close()


def f(x):
    return x * x if first else 0
