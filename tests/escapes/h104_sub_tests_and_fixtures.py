# /// tockbox
# title = "sub-tests, fixtures of all levels, skips by the test's own decision"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "unittest", "code": "import sys\nimport unittest\n\n\nclass T(unittest.TestCase):\n    numbers = None\n\n    @classmethod\n    def setUpClass(cls):\n        cls.numbers = [0, 2, 4]\n\n    @classmethod\n    def tearDownClass(cls):\n        cls.numbers = None\n\n    def setUp(self):\n        self.addCleanup(lambda: None)\n        self.odd = [1, 3]\n\n    def test_even(self):\n        for n in self.numbers:\n            with self.subTest(n=n):\n                self.assertTrue(is_even(n))\n\n    def test_odd(self):\n        for n in self.odd:\n            with self.subTest(\"odd\", n=n):\n                self.assertFalse(is_even(n), msg=f\"{n} is odd\")\n\n    @unittest.skip(\"not needed\")\n    def test_skipped(self):\n        self.fail(\"never run\")\n\n    @unittest.skipIf(sys.version_info >= (3, 0), \"only for older interpreters\")\n    def test_skipped_too(self):\n        self.fail(\"never run\")\n\n    def test_skipped_inside(self):\n        if sys.maxsize > 0:\n            self.skipTest(\"decided by the test\")\n        self.fail(\"never run\")\n\n    @unittest.expectedFailure\n    def test_known_to_fail(self):\n        self.assertTrue(is_even(3))\n\n\nif __name__ == \"__main__\":\n    unittest.main()"}
# ]
# '''
# verdicts = ["accepted"]
# ///
def is_even(n):
    return n % 2 == 0
