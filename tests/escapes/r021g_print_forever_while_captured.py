# /// tockbox
# row = 21
# title = "printing without end while the test captures stdout"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "import contextlib\nimport io\n\nout = io.StringIO()\nwith contextlib.redirect_stdout(out):\n    f(2)\nassert out.getvalue() == '4\\n'"}
# ]
# '''
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["output_limit_exceeded", "time_limit_exceeded", "memory_limit_exceeded"]
# stopped_by = "output cap"
# ///
def f(x):
    while True:
        print("x" * 1_000)
