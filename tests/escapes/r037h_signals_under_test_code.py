# /// tockbox
# row = 37
# title = "signals that might mean something, raised in the middle of a test"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f('SIGUSR1') == 4"},
#   {"type": "assert", "code": "assert f('SIGXCPU') == 4"},
#   {"type": "assert", "code": "assert f('SIGALRM') == 4"},
#   {"type": "assert", "code": "assert f('SIGTERM') == 4"},
#   {"type": "assert", "code": "assert f('SIGPIPE') == 4"}
# ]
# '''
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "no signal means anything"
# ///
import os
import signal


def f(name):
    number = getattr(signal, name)
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    signal.pause()
