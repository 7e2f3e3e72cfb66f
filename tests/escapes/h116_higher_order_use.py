# /// tockbox
# title = "the candidate's functions given to functions of the library"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "import functools\nimport heapq\nimport itertools\n\nassert sorted([\"ab\", \"ba\"], key=by_last) == [\"ba\", \"ab\"]\nassert sorted([\"bbb\", \"a\", \"cc\"], key=functools.cmp_to_key(compare)) == [\"a\", \"cc\", \"bbb\"]\nassert functools.reduce(add, [1, 2, 3]) == 6\nassert list(filter(even, range(6))) == [0, 2, 4]\nassert list(map(add, \"ab\", \"cd\")) == [\"ac\", \"bd\"]\nassert max([\"az\", \"ba\"], key=by_last) == \"az\"\nassert list(itertools.accumulate([1, 2, 3], add)) == [1, 3, 6]\nassert [list(g) for _, g in itertools.groupby([2, 4, 1], key=even)] == [[2, 4], [1]]\nassert functools.partial(add, 1)(2) == 3\nheap = [Priority(3), Priority(1), Priority(2)]\nheapq.heapify(heap)\nassert [heapq.heappop(heap).n for _ in range(3)] == [1, 2, 3]\nassert add(*[1], **{\"b\": 2}) == 3"}
# ]
# '''
# verdicts = ["accepted"]
# ///
import functools


def by_last(word):
    return word[-1]


def compare(a, b):
    return (len(a) > len(b)) - (len(a) < len(b))


def add(a, b):
    return a + b


def even(n):
    return n % 2 == 0


class Priority:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n
