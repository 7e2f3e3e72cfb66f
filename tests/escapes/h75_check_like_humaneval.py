# /// tockbox
# title = "a check with several asserts and a doc string"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "check", "entry_point": "has_close_elements", "code": "METADATA = {\"author\": \"someone\", \"dataset\": \"test\"}\n\n\ndef check(candidate):\n    assert candidate([1.0, 2.0, 3.9, 4.0, 5.0, 2.2], 0.3) == True\n    assert candidate([1.0, 2.0, 3.9, 4.0, 5.0, 2.2], 0.05) == False\n    assert candidate([1.0, 2.0, 5.9, 4.0, 5.0], 0.95) == True\n    assert candidate([1.0, 2.0, 5.9, 4.0, 5.0], 0.8) == False\n    assert candidate([], 1.0) is False"}
# ]
# '''
# verdicts = ["accepted"]
# ///
from typing import List


def has_close_elements(numbers: List[float], threshold: float) -> bool:
    """Whether two numbers are closer to each other than the threshold."""
    for i, a in enumerate(numbers):
        for j, b in enumerate(numbers):
            if i != j and abs(a - b) < threshold:
                return True
    return False
