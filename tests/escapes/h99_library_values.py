# /// tockbox
# title = "values of the library's types"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "import datetime\nfrom collections import Counter, OrderedDict, defaultdict, deque\nfrom decimal import Decimal\nfrom fractions import Fraction\nimport uuid\n\nassert count(\"aab\") == Counter({\"a\": 2, \"b\": 1})\nassert count(\"aab\") == {\"a\": 2, \"b\": 1}\nassert count(\"aab\").most_common(1) == [(\"a\", 2)]\nassert isinstance(count(\"\"), Counter) and count(\"aab\")[\"z\"] == 0\nassert groups([\"ab\", \"ac\", \"b\"]) == {\"a\": [\"ab\", \"ac\"], \"b\": [\"b\"]}\nassert isinstance(groups([]), defaultdict) and groups([])[\"new\"] == []\nassert window(5) == deque([2, 3, 4]) and window(5).maxlen == 3\nassert ordered([(\"b\", 1), (\"a\", 2)]) == OrderedDict([(\"b\", 1), (\"a\", 2)])\nassert ordered([(\"b\", 1), (\"a\", 2)]) != OrderedDict([(\"a\", 2), (\"b\", 1)])\nassert half(3) == Fraction(3, 2) == 1.5\nassert tenth(3) == Decimal(\"0.3\")\nassert easter(2024) == datetime.date(2024, 3, 31) and easter(2024).weekday() == 6\nat, by = moment()\nassert at + by == datetime.datetime(2024, 2, 29, 13, tzinfo=datetime.timezone.utc)\nassert number() == uuid.UUID(int=5)\nassert span() == range(2, 9, 3) and list(span()) == [2, 5, 8]\nassert list(view({1: 2})) == [(1, 2)]\na, b, c, d = lazy(2)\nassert list(a) == [\"0\", \"1\"] and list(b) == [(\"a\", 0), (\"b\", 1)] and list(c) == [1, 0] and next(d) == 2"}
# ]
# '''
# verdicts = ["accepted"]
# ///
import collections
import datetime
import decimal
import fractions
import itertools
import uuid


def count(text):
    return collections.Counter(text)


def groups(words):
    out = collections.defaultdict(list)
    for word in words:
        out[word[0]].append(word)
    return out


def window(n):
    return collections.deque(range(n), maxlen=3)


def ordered(pairs):
    return collections.OrderedDict(pairs)


def half(n):
    return fractions.Fraction(n, 2)


def tenth(n):
    return decimal.Decimal(n) / 10


def easter(year):
    return datetime.date(year, 3, 31)


def moment():
    return datetime.datetime(2024, 2, 29, 12, tzinfo=datetime.timezone.utc), datetime.timedelta(hours=1)


def number():
    return uuid.UUID(int=5)


def span():
    return range(2, 9, 3)


def view(d):
    return d.items()


def lazy(n):
    return map(str, range(n)), zip("ab", range(n)), reversed(range(n)), itertools.count(n)
