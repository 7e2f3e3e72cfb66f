# /// tockbox
# title = "properties, setters that refuse, class methods and static methods"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "a = Account(\"ann\", 5)\nassert a.balance == 5\na.balance = 7\nassert a.balance == 7\ntry:\n    a.balance = -1\n    assert False, \"a negative balance was taken\"\nexcept ValueError as error:\n    assert \"negative\" in str(error)\nassert a.balance == 7\nb = Account.of(\"bob:12\")\nassert (b.owner, b.balance) == (\"bob\", 12)\nassert Account.opened == 2\nassert Account.valid(\"x\") and not Account.valid(\"1x\")\nassert hasattr(a, \"owner\") and not hasattr(a, \"password\")\na.note = \"new\"\nassert a.note == \"new\"\nassert getattr(a, \"nothing\", 3) == 3\ndel a.note\nassert not hasattr(a, \"note\")"},
#   {"type": "assert", "code": "assert Account.opened == 0\nAccount('x')\nassert Account.opened == 1"}
# ]
# '''
# verdicts = ["accepted"]
# ///
class Account:
    opened = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        Account.opened += 1

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError("balance must not be negative")
        self._balance = value

    @classmethod
    def of(cls, text):
        owner, balance = text.split(":")
        return cls(owner, int(balance))

    @staticmethod
    def valid(owner):
        return owner.isidentifier()
