# /// tockbox
# title = "tuples, sets, bytes and complex numbers"
# honest = true
# kind = "call"
# calls = '[{"function": "f", "args": [["a", "b", "a"]], "expected_py": "({\"a\": 2, \"b\": 1}, {1: (\"a\", \"b\", \"a\")}, {1, 2}, (1+2j), b\"x\", None)"}]'
# verdicts = ["accepted"]
# ///
import collections


def f(words):
    counts = collections.Counter(words)
    groups = collections.defaultdict(list)
    for word in words:
        groups[len(word)].append(word)
    return dict(counts), {k: tuple(v) for k, v in groups.items()}, {1, 2} | set(), 1 + 2j, b"x", None
