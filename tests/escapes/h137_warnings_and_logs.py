# /// tockbox
# title = "warnings and log records that the test waits for"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_warning(self):\n        with self.assertWarns(DeprecationWarning) as caught:\n            self.assertEqual(old(3), 3)\n        self.assertIn(\"old is old\", str(caught.warning))\n\n    def test_log(self):\n        with self.assertLogs(\"shop\", level=\"INFO\") as logs:\n            buy(2)\n            buy(-1)\n        self.assertEqual(logs.output, [\"INFO:shop:bought 2\", \"ERROR:shop:cannot buy -1\"])"},
#   {"type": "assert", "code": "import warnings\n\nwith warnings.catch_warnings(record=True) as seen:\n    warnings.simplefilter('always')\n    assert old(1) == 1\nassert len(seen) == 1 and seen[0].category is DeprecationWarning"}
# ]
# '''
# verdicts = ["accepted"]
# trust = "any"
# ///
import logging
import warnings

logger = logging.getLogger("shop")


def old(x):
    warnings.warn("old is old", DeprecationWarning, stacklevel=2)
    return x


def buy(n):
    if n < 0:
        logger.error("cannot buy %d", n)
        return None
    logger.info("bought %d", n)
    return n
