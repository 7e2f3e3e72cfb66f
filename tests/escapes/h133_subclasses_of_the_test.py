# /// tockbox
# title = "a test that derives from the candidate's class"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "class Mine(Base):\n    def step(self, n):\n        return n * 10\n\n\nassert Mine().run() == [0, 10, 20]\nassert isinstance(Mine(), Base)\ntry:\n    Base().run()\nexcept NotImplementedError:\n    pass\nelse:\n    assert False"}
# ]
# '''
# verdicts = ["accepted"]
# flags = ["in_process"]
# trust = "in_process"
# ///
class Base:
    def run(self):
        return [self.step(n) for n in range(3)]

    def step(self, n):
        raise NotImplementedError
