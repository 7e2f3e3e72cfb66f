# /// tockbox
# row = 8
# title = "numbers that make the test itself allocate or wait for ever"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert [0] * f(2) == [0, 0, 0, 0]"},
#   {"type": "assert", "code": "assert bytes(f(2)) == b'abcd'"},
#   {"type": "assert", "code": "for n in range(f(2)):\n    assert n >= 0"},
#   {"type": "assert", "code": "import time\n\ntime.sleep(f(2) // 10**5)\nassert f(2) == 4"},
#   {"type": "assert", "code": "assert 7 ** f(2) == 7 ** 4"}
# ]
# '''
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["memory_limit_exceeded", "time_limit_exceeded", "runtime_error"]
# each = [["memory_limit_exceeded", "runtime_error", "time_limit_exceeded"], ["memory_limit_exceeded", "runtime_error", "time_limit_exceeded"], ["time_limit_exceeded"], ["time_limit_exceeded"], ["time_limit_exceeded", "memory_limit_exceeded"]]
# wasm = "32_bit"
# verdicts_wasm = ["time_limit_exceeded"]
# each_wasm = [["wrong_answer"], ["wrong_answer"], ["time_limit_exceeded"], ["time_limit_exceeded"], ["time_limit_exceeded"]]
# stopped_by = "the tester's own limits"
# ///
def f(x):
    return 10**10
