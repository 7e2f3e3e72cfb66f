# /// tockbox
# row = 101
# title = "output that the test captures is written where it is not captured"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "import contextlib\nimport io\n\nout = io.StringIO()\nwith contextlib.redirect_stdout(out):\n    f('ann')\nassert out.getvalue() == 'hello ann\\n'"},
#   {"type": "assert", "code": "import contextlib\nimport io\n\nout = io.StringIO()\nwith contextlib.redirect_stdout(out):\n    g('ann')\nassert out.getvalue() == 'hello ann\\n'"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "the test's own comparison"
# ///
import os


def f(name):
    os.write(1, b"hello " + name.encode() + b"\n")


def g(name):
    print("bye", name)
