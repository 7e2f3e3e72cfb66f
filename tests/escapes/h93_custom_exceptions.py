# /// tockbox
# title = "exceptions with attributes and causes"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_with(self):\n        with self.assertRaises(InsufficientFunds) as caught:\n            withdraw(5, 8)\n        self.assertEqual(caught.exception.needed, 8)\n        self.assertEqual(caught.exception.missing, 3)\n        self.assertEqual(str(caught.exception), \"need 8, have 5\")\n        self.assertIsInstance(caught.exception, BankError)\n\n    def test_call(self):\n        self.assertRaises(BankError, withdraw, 1, 2)\n        self.assertRaises(ValueError, parse, \"x\")\n        self.assertRaises((KeyError, ValueError), parse, \"x\")\n        self.assertRaisesRegex(NotANumber, \"^bad: .$\", parse, \"x\")\n\n    def test_cause(self):\n        with self.assertRaises(NotANumber) as caught:\n            parse(\"x\")\n        self.assertIsInstance(caught.exception.__cause__, ValueError)\n        self.assertIn(\"invalid literal\", str(caught.exception.__cause__))\n        self.assertEqual(caught.exception.code, 7)\n\n    def test_context(self):\n        with self.assertRaises(RuntimeError) as caught:\n            during(\"k\")\n        self.assertIsInstance(caught.exception.__context__, KeyError)"},
#   {"type": "assert", "code": "try:\n    parse(\"x\")\n    assert False, \"nothing was raised\"\nexcept ValueError as error:\n    assert isinstance(error, NotANumber)\n    assert isinstance(error, ValueError)\n    assert error.args == (\"bad: x\",)\n    assert type(error).__name__ == \"NotANumber\""},
#   {"type": "assert", "code": "try:\n    withdraw(1, 2)\nexcept NotANumber:\n    assert False\nexcept BankError as error:\n    assert error.available == 1\nelse:\n    assert False\nassert issubclass(InsufficientFunds, BankError)\nassert issubclass(NotANumber, ValueError) and not issubclass(NotANumber, KeyError)"}
# ]
# '''
# verdicts = ["accepted"]
# ///
class BankError(Exception):
    """Base of all."""


class InsufficientFunds(BankError):
    def __init__(self, needed, available):
        super().__init__(f"need {needed}, have {available}")
        self.needed = needed
        self.available = available

    @property
    def missing(self):
        return self.needed - self.available


class NotANumber(ValueError):
    code = 7


def withdraw(balance, amount):
    if amount > balance:
        raise InsufficientFunds(amount, balance)
    return balance - amount


def parse(text):
    try:
        return int(text)
    except ValueError as error:
        raise NotANumber(f"bad: {text}") from error


def during(text):
    try:
        {}[text]
    except KeyError:
        raise RuntimeError("during")
