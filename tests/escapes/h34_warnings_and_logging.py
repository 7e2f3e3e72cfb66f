# /// tockbox
# title = "warnings, logs and a fake traceback on stderr"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# ///
import logging
import sys
import warnings

n = int(input())
warnings.warn("this is deprecated", DeprecationWarning)
warnings.simplefilter("always")
warnings.warn("AssertionError: expected 5, got 6")
logging.basicConfig(stream=sys.stderr, level=logging.DEBUG)
logging.error("FAILED tests/test_x.py - verdict: wrong_answer")
logging.getLogger("x").exception("no exception at all")
print("Traceback (most recent call last):", file=sys.stderr)
print(n * 2)
