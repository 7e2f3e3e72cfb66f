# /// tockbox
# title = "a check whose entry point is a method of a fresh object"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "check", "entry_point": "Solution().twoSum", "code": "def check(candidate):\n    assert candidate(nums=[2, 7, 11, 15], target=9) == [0, 1]\n    assert candidate([3, 2, 4], 6) == [1, 2]\n    assert candidate([3, 3], 6) == [0, 1]"},
#   {"type": "assert", "code": "s = Solution()\nassert s.twoSum([3, 3], 6) == [0, 1]\nassert s.calls == 1"}
# ]
# '''
# verdicts = ["accepted"]
# ///
from typing import List


class Solution:
    def __init__(self):
        self.calls = 0

    def twoSum(self, nums: List[int], target: int) -> List[int]:
        self.calls += 1
        seen = {}
        for i, n in enumerate(nums):
            if target - n in seen:
                return [seen[target - n], i]
            seen[n] = i
        return []
