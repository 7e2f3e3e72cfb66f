# /// tockbox
# title = "what the candidate prints is captured by the test"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "import contextlib\nimport io\n\nout = io.StringIO()\nwith contextlib.redirect_stdout(out):\n    greet(\"ann\")\nassert out.getvalue() == \"hello ann\\n\"\nout = io.StringIO()\nwith contextlib.redirect_stdout(out):\n    table([(1, 2), \"ab\"])\nassert out.getvalue().splitlines() == [\"1|2;\", \"a|b;\", \"done\"]\nerr = io.StringIO()\nwith contextlib.redirect_stderr(err):\n    assert complain() == 1\nassert err.getvalue() == \"oh no\\n\"\ngreet(\"not captured\")"},
#   {"type": "unittest", "code": "import io\nimport sys\nimport unittest\n\n\nclass T(unittest.TestCase):\n    def setUp(self):\n        self.old = sys.stdout\n        sys.stdout = io.StringIO()\n\n    def tearDown(self):\n        sys.stdout = self.old\n\n    def test_greet(self):\n        greet(\"bob\")\n        self.assertEqual(sys.stdout.getvalue(), \"hello bob\\n\")\n        sys.stdout.truncate(0)\n        sys.stdout.seek(0)\n        greet(\"ann\")\n        self.assertIn(\"ann\", sys.stdout.getvalue())"}
# ]
# '''
# verdicts = ["accepted"]
# ///
import sys


def greet(name):
    print("hello", name)


def table(rows):
    for row in rows:
        print(*row, sep="|", end=";\n")
    sys.stdout.write("done\n")


def complain():
    print("oh no", file=sys.stderr)
    return 1
