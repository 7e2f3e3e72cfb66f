# /// tockbox
# row = 117
# title = "a class that equals everything is to be made in the tester itself"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(1) == 424242"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error"]
# stopped_by = "a class is called in the tester only if the test defines it"
# ///
from tockbox_harness import mirror


def f(x):
    bridge = mirror.active
    made = bridge.do("call", type, ("K", (), {"__module__": "tests", "__eq__": lambda other: True}), ())
    return bridge.do("call", made, (), ())
