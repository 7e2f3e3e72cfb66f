# /// tockbox
# title = "a method that keeps a memory"
# honest = true
# kind = "call"
# calls = '[{"function": "Solution().solve", "args": [30], "expected": 832040}, {"function": "Solution().solve", "args": [1], "expected": 1}]'
# verdicts = ["accepted"]
# ///
class Solution:
    calls = 0

    def __init__(self):
        self.seen = {}

    def solve(self, n):
        Solution.calls += 1
        if n not in self.seen:
            self.seen[n] = n if n < 2 else self.solve(n - 1) + self.solve(n - 2)
        return self.seen[n]
