# /// tockbox
# title = "a test that replaces stdin and reads what was printed"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "import contextlib\nimport io\nimport sys\n\nsys.stdin = io.StringIO(\"2\\n3\\n4\\n\")\nout = io.StringIO()\nwith contextlib.redirect_stdout(out):\n    main()\nassert out.getvalue() == \"7\\n\""},
#   {"type": "unittest", "code": "import unittest\nfrom unittest.mock import patch\n\n\nclass T(unittest.TestCase):\n    @patch(\"builtins.input\", side_effect=[\"1\", \"5\"])\n    @patch(\"builtins.print\")\n    def test_main(self, printed, asked):\n        main()\n        printed.assert_called_once_with(5)\n        self.assertEqual(asked.call_count, 2)"}
# ]
# '''
# verdicts = ["accepted"]
# flags = ["in_process"]
# trust = "in_process"
# ///
def main():
    n = int(input())
    print(sum(int(input()) for _ in range(n)))
