"""Reads Python expressions, a line each, and says what they are: encoded, printed, hashable, and which are equal.

Usage: matrix.py HARNESS_FOLDER. `equal` has the rules of the specification where numpy's own `==` gives an array or
rounds a Python number first.
"""

import array
import collections
import datetime
import decimal
import fractions
import pathlib
import sys
import types
import uuid
import warnings

package = types.ModuleType("harness")
package.__path__ = [sys.argv[1]]
sys.modules["harness"] = package
from harness import codec  # noqa: E402

warnings.simplefilter("ignore")
names = {
    **vars(collections),
    **vars(decimal),
    **vars(fractions),
    **vars(pathlib),
    "array": array.array,
    "datetime": datetime,
    "UUID": uuid.UUID,
    "nan": float("nan"),
    "inf": float("inf"),
}
if "numpy" in sys.argv:
    import numpy as np

    names["np"] = np
else:
    np = None


def plain(value):
    if np is not None and isinstance(value, np.generic) and value.dtype.kind not in "mM":
        return value.item()
    return value


def is_numpy_time(value):
    return np is not None and isinstance(value, (np.datetime64, np.timedelta64))


def equal(left, right):
    left, right = plain(left), plain(right)
    arrays = [np is not None and isinstance(value, np.ndarray) for value in (left, right)]
    if all(arrays):
        return left.shape == right.shape and all(map(equal, left.flat, right.flat))
    if arrays[1]:
        return equal(right, left)
    if arrays[0] and left.shape:
        same = type(right) in (list, tuple) and len(right) == left.shape[0]
        return same and all(map(equal, left, right))
    if arrays[0]:
        return equal(left[()], right)
    if type(left) is type(right) and type(left) in (list, tuple):
        return len(left) == len(right) and all(map(equal, left, right))
    if is_numpy_time(left) != is_numpy_time(right):
        return False  # to numpy a timedelta64 is also the number of its units
    if {array.array, bytearray} == {type(left), type(right)}:
        return False  # Python compares their memory
    try:
        verdict = left == right
        return type(verdict) is not getattr(np, "ndarray", None) and bool(verdict)
    except (TypeError, OverflowError, decimal.InvalidOperation):
        return False


def hashable(value):
    try:
        hash(value)
    except TypeError:
        return False
    return True


def evaluate(expression):
    value = eval(expression, {**names, "nan": float("nan")})
    data = codec.encode(value)
    again = codec.decode(data)
    assert type(again) is type(value), expression
    assert codec.encode(again) == data, expression
    return value


expressions = [line.rstrip("\n") for line in sys.stdin]
lefts = [evaluate(expression) for expression in expressions]
rights = [evaluate(expression) for expression in expressions]
for left in lefts:
    row = "".join("01"[equal(left, right)] for right in rights)
    print(codec.encode(left).hex(), repr(left).encode().hex(), int(hashable(left)), row)
