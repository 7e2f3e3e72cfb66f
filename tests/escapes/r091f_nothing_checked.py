# /// tockbox
# row = 91
# title = "the candidate keeps every assert from being reached"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "for n in f(2):\n    assert n == 4"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    for n in candidate(2):\n        assert n == 4"},
#   {"type": "unittest", "code": "def test_it():\n    for n in f(2):\n        assert n == 4"},
#   {"type": "assert", "code": "while g(2):\n    assert False"},
#   {"type": "assert", "code": "if g(2):\n    assert g(2) == 4"},
#   {"type": "assert", "code": "try:\n    with Leave():\n        assert g(2) == 4\nexcept (StopIteration, RuntimeError):\n    pass"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "an entry in which no assert ran has checked nothing"
# ///
def f(x):
    return []


def g(x):
    return 0


class Leave:
    def __enter__(self):
        raise StopIteration

    def __exit__(self, *_):
        return True
