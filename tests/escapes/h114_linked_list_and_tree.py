# /// tockbox
# title = "nodes that the test builds from the candidate's class and walks"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "def build(values):\n    head = None\n    for value in reversed(values):\n        head = ListNode(value, head)\n    return head\n\n\ndef values(head):\n    out = []\n    while head:\n        out.append(head.val)\n        head = head.next\n    return out\n\n\ns = Solution()\nhead = build([1, 2, 3])\nassert values(head) == [1, 2, 3]\nlast = head.next.next\nassert last.next is None\nassert s.middle(head) is head.next\nassert s.reverse(head) is last\nassert values(last) == [3, 2, 1]\nassert not s.has_cycle(last)\nhead.next = last\nassert s.has_cycle(last) is True\nassert s.reverse(None) is None"},
#   {"type": "check", "entry_point": "Solution().has_cycle", "code": "def check(candidate):\n    assert candidate(None) is False"}
# ]
# '''
# verdicts = ["accepted"]
# ///
class ListNode:
    def __init__(self, val=0, next=None):
        self.val = val
        self.next = next


class Solution:
    def reverse(self, head):
        before = None
        while head:
            head.next, before, head = before, head, head.next
        return before

    def has_cycle(self, head):
        slow = fast = head
        while fast and fast.next:
            slow, fast = slow.next, fast.next.next
            if slow is fast:
                return True
        return False

    def middle(self, head):
        slow = fast = head
        while fast and fast.next:
            slow, fast = slow.next, fast.next.next
        return slow
