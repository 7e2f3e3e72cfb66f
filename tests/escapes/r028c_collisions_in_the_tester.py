# /// tockbox
# row = 28
# title = "a hundred thousand numbers with one hash, cheap to make and dear to compare"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert set(f(100_000)) == {4}"},
#   {"type": "assert", "code": "assert {k: 1 for k in f(100_000)} == {4: 1}"}
# ]
# '''
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# wasm = "32_bit"
# verdicts_wasm = ["wrong_answer"]
# stopped_by = "the tester's own deadline"
# ///
def f(n):
    return [(2**61 - 1) * k for k in range(n)]
