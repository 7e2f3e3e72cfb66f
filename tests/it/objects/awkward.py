"""Values that the codec has to get right or to refuse. Usage: awkward.py HARNESS_FOLDER"""

import array
import collections
import datetime
import decimal
import enum
import fractions
import math
import sys
import types
import uuid

package = types.ModuleType("harness")
package.__path__ = [sys.argv[1]]
sys.modules["harness"] = package
before = set(sys.modules)
from harness import codec  # noqa: E402

assert set(sys.modules) - before == {"harness.codec", "harness.objects"}, "the codec imports nothing"


def refused(value, adapt=None):
    try:
        codec.encode(value, adapt)
    except codec.Uncrossable as error:
        return str(error)
    raise AssertionError("%r crosses" % (value,))


def same(value):
    again = codec.decode(codec.encode(value))
    assert type(again) is type(value) and repr(again) == repr(value), (value, again)
    return again


# Numbers and text, to the last bit.
assert math.isnan(same(float("nan"))) and math.copysign(1, same(-0.0)) == -1
for number in (True, 1, 1.0, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**4000, -(2**4000), 5e-324, 1 - 0j):
    same(number)
assert codec.encode(True) != codec.encode(1)
assert codec.decode(codec.encode(1 << 200_000)) == 1 << 200_000
same("\ud800a\U0010ffff\0"), same(b"\0\xff"), same("")
assert codec.decode(codec.encode(decimal.Decimal("1E-999999"))).as_tuple().exponent == -999999
with decimal.localcontext() as context:
    context.capitals = 0
    assert codec.decode(codec.encode(decimal.Decimal("1e400"))) == decimal.Decimal("1e400")
same(decimal.Decimal(10) ** 20), same(decimal.Decimal("-sNaN7")), same(fractions.Fraction(-1, 3))

# Nothing but the exact type crosses.
bases = [int, float, complex, str, bytes, list, tuple, dict, set, frozenset, bytearray, decimal.Decimal]
bases += [
    fractions.Fraction,
    collections.Counter,
    collections.OrderedDict,
    collections.defaultdict,
    uuid.UUID,
]
bases += [collections.deque, datetime.date, datetime.time, datetime.datetime, datetime.timedelta, array.array]
arguments = {
    array.array: ("i",),
    uuid.UUID: ("0" * 32,),
    datetime.date: (1, 1, 1),
    datetime.datetime: (1, 1, 1),
}
for base in bases:
    look_alike = type(base.__name__, (base,), {"__module__": base.__module__})
    assert refused([look_alike(*arguments.get(base, ()))]) == base.__name__


class Liar(type):
    __name__ = "Counter"

    def __eq__(cls, other):
        return True

    def __hash__(cls):
        return hash(collections.Counter)


class Number(enum.IntEnum):
    ONE = 1


class Zone(datetime.tzinfo):
    pass


assert refused(Number.ONE) == "Number"
assert refused(collections.namedtuple("Point", "x")(1)) == "Point"
assert refused(Liar("Any", (), {})()) == "Counter"
for value in (object(), len, iter([]), {}.keys(), map(int, ()), type, sys, lambda: 0, (i for i in ())):
    refused(value)
assert refused(datetime.time(1, tzinfo=Zone())) == "time"
assert refused(datetime.datetime(1, 1, 1, tzinfo=Zone())) == "datetime"
fake = types.ModuleType("collections")
fake.deque = type("deque", (), {})
assert refused(fake.deque()) == "deque"

# A factory that is no builtin type stays behind.
tree = codec.decode(codec.encode(collections.defaultdict(lambda: 0, {"a": 1})))
assert type(tree) is collections.defaultdict and tree.default_factory is None and tree == {"a": 1}
assert codec.decode(codec.encode(collections.defaultdict(list))).default_factory is list
moved = collections.OrderedDict(a=1, b=2)
moved.move_to_end("a")
assert list(codec.decode(codec.encode(moved))) == ["b", "a"]
assert codec.decode(codec.encode(collections.deque([1, 2, 3], 2))) == collections.deque([2, 3])

# Depth: cycles never end well, objects count.
cycle = []
cycle.append(cycle)
ring = collections.deque()
ring.append(ring)
for value in (cycle, ring):
    assert refused(value) == "nested too deeply"
deep = 0
for _ in range(codec.MAX_DEPTH):
    deep = [deep]
same(deep)
assert refused([deep]) == "nested too deeply"
for _ in range(2):
    deep = collections.Counter({0: deep})
assert refused(deep) == "nested too deeply"
for large in (bytes(codec.MAX_BYTES + 1), bytearray(codec.MAX_BYTES + 1), [0] * (codec.MAX_VALUES + 1)):
    try:
        codec.encode(large)
    except codec.Oversized:
        continue
    raise AssertionError("too large a value crosses")

# What a caller adds: everything else, and first of all what can be changed.
asked = []


def adapt(value):
    asked.append(type(value).__name__)
    if type(value) is list and not value:
        return "@list", id(value)
    if type(value) is object:
        return "@thing", (1, [2])
    if type(value) in (list, dict, set, bytearray, collections.deque, collections.Counter):
        return None
    if type(value) in (collections.OrderedDict, collections.defaultdict):
        return None
    raise codec.Uncrossable("no")


def build(kind, state):
    return kind, state


value = [(), {}, {1}, bytearray(b"a"), collections.deque([3]), collections.Counter("b"), object(), []]
value += [collections.OrderedDict(a=frozenset()), collections.defaultdict(int), 1, "a", b"b", None, range(3)]
data = codec.encode(value, adapt)
decoded = codec.decode(data, build)
assert decoded[6] == ("@thing", (1, [2])) and decoded[7] == ("@list", id(value[7]))
assert decoded[:6] == value[:6] and decoded[8:] == value[8:]
expected = "list dict set bytearray deque Counter object list list OrderedDict defaultdict"
assert asked == expected.split(), asked
assert refused([sys], adapt) == "no"
assert refused(sys, lambda value: None) == "module"
assert refused(datetime.time(1, tzinfo=Zone()), adapt) == "no"
for data, why in (
    (codec.encode(object(), lambda value: ("@thing", None)), "unexpected kind '@thing'"),
    (b"x\x05\0\0\0thingN", "unknown kind 'thing'"),
    (b"?", "unknown tag 63"),
    (b"NN", "bytes follow the value"),
):
    try:
        codec.decode(data)
    except ValueError as error:
        assert str(error) == why, error
    else:
        raise AssertionError(why)
