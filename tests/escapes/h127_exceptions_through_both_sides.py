# /// tockbox
# title = "exceptions that cross the candidate on their way from test to test"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "v = Validator()\n\n\n@v.rule\ndef positive(n):\n    if n <= 0:\n        raise ValueError(\"not positive\")\n\n\n@v.rule\ndef whole(n):\n    if not isinstance(n, int):\n        raise TypeError(f\"{n!r} is not whole\")\n\n\nassert v.run(1) == []\nassert v.run(-0.5) == [\"ValueError: not positive\", \"TypeError: -0.5 is not whole\"]\nassert v.rules == [positive, whole]"},
#   {"type": "assert", "code": "class Mine(Exception):\n    def __init__(self, code):\n        super().__init__(code)\n        self.code = code\n\n\ncleaned = []\n\n\ndef action():\n    raise Mine(7)\n\n\ntry:\n    guarded(action, lambda: cleaned.append(1))\nexcept Mine as error:\n    assert error.code == 7\nelse:\n    assert False\nassert cleaned == [1]"},
#   {"type": "assert", "code": "try:\n    translate(lambda: {}[\"k\"])\nexcept LookupError as error:\n    assert not isinstance(error, KeyError)\n    assert str(error) == \"no k\"\n    assert isinstance(error.__cause__, KeyError) and error.__cause__.args == (\"k\",)\nelse:\n    assert False\nassert translate(lambda: 5) == 5"}
# ]
# '''
# verdicts = ["accepted"]
# ///
class Validator:
    def __init__(self):
        self.rules = []

    def rule(self, function):
        self.rules.append(function)
        return function

    def run(self, value):
        errors = []
        for rule in self.rules:
            try:
                rule(value)
            except (ValueError, TypeError) as error:
                errors.append(f"{type(error).__name__}: {error}")
        return errors


def guarded(action, cleanup):
    try:
        return action()
    finally:
        cleanup()


def translate(action):
    try:
        return action()
    except KeyError as error:
        raise LookupError(f"no {error.args[0]}") from error
