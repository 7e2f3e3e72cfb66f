# /// tockbox
# title = "a test that patches a function which the candidate calls"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "unittest", "code": "import unittest\nfrom unittest import mock\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        with mock.patch('time.sleep') as sleep:\n            self.assertEqual(wait(1000), 'waited')\n        sleep.assert_called_once_with(1000)"}
# ]
# '''
# verdicts = ["accepted"]
# flags = ["in_process"]
# trust = "in_process"
# ///
import time


def wait(seconds):
    time.sleep(seconds)
    return "waited"
