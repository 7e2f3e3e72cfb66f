# /// tockbox
# title = "attributes of the candidate's classes that the test sets"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "a = Account(10)\nassert a.interest() == 5.0\nAccount.rate = 0.25\nassert a.interest() == 2.5\na.rate = 1\nassert a.interest() == 10 and Account(10).interest() == 2.5\nassert len(Account.registry) == 2 and Account.registry[0] is a\nAccount.registry.clear()\nassert Account.registry == []"}
# ]
# '''
# verdicts = ["accepted"]
# trust = "any"
# ///
class Account:
    rate = 0.5
    registry = []

    def __init__(self, balance):
        self.balance = balance
        Account.registry.append(self)

    def interest(self):
        return self.balance * self.rate
