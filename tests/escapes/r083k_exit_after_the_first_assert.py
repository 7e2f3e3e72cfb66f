# /// tockbox
# row = 83
# title = "the first assert is answered rightly, the second with SystemExit"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4\nassert f(3) == 9"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4\n    assert candidate(3) == 9"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == 4\n    assert f(3) == 9"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["no_result"]
# flags = ["early_exit"]
# stopped_by = "no answer, no pass"
# ///
def f(x):
    if x == 2:
        return 4
    raise SystemExit(0)
