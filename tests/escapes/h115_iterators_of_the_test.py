# /// tockbox
# title = "generators, iterators and streams of the test that the candidate consumes"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "import itertools\n\npulled = []\n\n\ndef numbers():\n    n = 0\n    while True:\n        pulled.append(n)\n        yield n\n        n += 1\n\n\nassert take(numbers(), 3) == [0, 1, 2]\nassert pulled == [0, 1, 2]\nassert take(itertools.count(5), 2) == [5, 6]\nassert take(iter(\"abc\"), 2) == [\"a\", \"b\"]\nit = iter([1, 2, 3])\nassert take(it, 1) == [1]\nassert list(it) == [2, 3]\nassert list(running(n for n in [1, 2, 3])) == [1, 3, 6]\nassert take(map(str, [1, 2]), 5) == [\"1\", \"2\"]\nassert take(range(10), 2) == [0, 1]\nassert take({\"k\": 1}.keys(), 1) == [\"k\"]"},
#   {"type": "assert", "code": "import io\n\nassert count_lines(io.StringIO(\"a\\n\\nb\\n\")) == 2\nout = io.StringIO()\nwrite_report(out, [(1, 2), (\"a\", \"b\")])\nassert out.getvalue() == \"1,2\\na,b\\n\""}
# ]
# '''
# verdicts = ["accepted"]
# ///
import itertools


def take(items, n):
    return list(itertools.islice(items, n))


def running(items):
    total = 0
    for item in items:
        total += item
        yield total


def count_lines(stream):
    return sum(1 for line in stream if line.strip())


def write_report(stream, rows):
    for row in rows:
        stream.write(",".join(map(str, row)) + "\n")
