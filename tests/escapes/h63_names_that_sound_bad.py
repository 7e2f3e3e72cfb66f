# /// tockbox
# title = "names that a naive filter would refuse"
# honest = true
# kind = "call"
# calls = '[{"function": "f", "args": [1, 2, 3], "expected": [1, 2, 3, "accepted"]}]'
# verdicts = ["accepted"]
# ///
import os
import sys


class Verdict(Exception):
    """accepted, wrong_answer, internal_error"""


expected = "pass"
__file__ = "tests.py"


def check(candidate):
    return candidate


def f(exec, eval, os_system):
    verdict = {"verdict": "accepted", "reward": 1.0}
    return check([exec, eval, os_system, verdict["verdict"]])
