# /// tockbox
# row = 80
# title = "null and a pipe of its own are put over the channels in the middle of a test"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f('null') == 4\nassert f('again') == 4"},
#   {"type": "assert", "code": "assert f('pipe') == 4\nassert f('again') == 4"},
#   {"type": "assert", "code": "assert f('questions') == 4\nassert f('again') == 4"},
#   {"type": "assert", "code": "assert f('everything') == 4\nassert f('again') == 4"}
# ]
# '''
# limits = { cpu_seconds = 1, wall_seconds = 2, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["no_result", "time_limit_exceeded"]
# each = [["no_result", "time_limit_exceeded"], ["no_result", "time_limit_exceeded"], ["no_result"], ["no_result"]]
# wasm = "answer_channel"
# verdicts_wasm = ["runtime_error"]
# each_wasm = [["runtime_error"], ["runtime_error"], ["runtime_error"], ["accepted"]]
# stopped_by = "no answer, no pass"
# ///
import os


def f(kind):
    if kind == "null":
        fd = os.open("/dev/null", os.O_RDWR)
        os.dup2(fd, 3)
    elif kind == "pipe":
        r, w = os.pipe()
        os.dup2(w, 3)
    elif kind == "questions":
        r, w = os.pipe()
        os.dup2(r, 4)
        os.close(w)
    elif kind == "everything":
        os.closerange(0, 1_000)
    return 4
