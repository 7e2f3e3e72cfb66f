"""Values of exact types beyond the builtin ones that have a tag of their own: what each is made of.

A value is known by its type's name and then by identity: the module that really has the type must be loaded and hold
that very class, so that subclasses and look-alikes are not known. Nothing is imported to take a value apart. What a
value is made of consists of immutable builtins and of the value's own items; `tockbox_core::object` writes it down
and checks it.
"""

import sys


class _Known:
    """A type that crosses: where it is found, and what its values are made of."""

    def __init__(self, module, kind, take_apart, is_mutable=False, size=lambda value: 0):
        self.module = module
        self.kind = kind
        # Returns None for a value that does not cross after all.
        self.take_apart = take_apart
        self.is_mutable = is_mutable
        # Bytes to have room for before a value is taken apart.
        self.size = size


def find(value):
    """Return what is known of the exact type of `value`, or None."""
    if value is Ellipsis:
        return _ELLIPSIS
    if value is NotImplemented:
        return _NOT_IMPLEMENTED
    name = type(value).__name__
    known = _KNOWN.get(name)
    if known is not None and getattr(sys.modules.get(known.module), name, None) is type(value):
        return known
    return None


def put_together(kind, state):
    """Return the value of `kind` that is made of `state`."""
    try:
        maker = _MAKERS[kind]
    except KeyError:
        raise ValueError("unknown kind %r" % kind) from None
    return maker(state)


def _flat(pairs):
    return tuple(part for pair in pairs for part in pair)


def _pairs(parts):
    return zip(parts[::2], parts[1::2], strict=True)


def _take_defaultdict(value):
    # A factory that is no builtin type stays behind: equality does not see it.
    names = [name for name, factory in _FACTORIES.items() if value.default_factory is factory]
    return (names[0] if names else None, *_flat(dict.items(value)))


_FACTORIES = {
    factory.__name__: factory
    for factory in (
        int,
        float,
        complex,
        bool,
        str,
        bytes,
        bytearray,
        list,
        tuple,
        dict,
        set,
        frozenset,
    )
}


def _take_decimal(value):
    # A context may ask for a small exponent sign.
    return str(value).replace("e+", "E+").replace("e-", "E-")


def _take_timezone(value):
    offset, *name = value.__getinitargs__()
    return (offset.days, offset.seconds, offset.microseconds, *(name or [None]))


def _take_clock(value):
    """The part of a `time` or `datetime` after the date, or None where the time zone does not cross."""
    zone = value.tzinfo
    if zone is not None and type(zone) is not sys.modules["datetime"].timezone:
        return None
    return (value.hour, value.minute, value.second, value.microsecond, value.fold, zone)


def _take_datetime(value):
    clock = _take_clock(value)
    return clock and (value.year, value.month, value.day, *clock)


def _take_array(value):
    return None if value.typecode in "uw" else (value.typecode, *value)


def _has_plain_items(dtype):
    """Whether items are numbers, text, bytes, or times, of a size that every machine has."""
    kind, size = dtype.kind, dtype.itemsize
    return size > 0 and (kind in "biuSUMm" or kind == "f" and size <= 8 or kind == "c" and size <= 16)


def _take_ndarray(value):
    dtype = value.dtype
    if dtype.kind == "O":
        return (dtype.str, value.shape, tuple(value.flat))
    return (dtype.str, value.shape, value.tobytes()) if _has_plain_items(dtype) else None


def _take_generic(value):
    # An empty text has more bytes than its type says.
    return (value.dtype.str, value.tobytes()[: value.dtype.itemsize])


_ELLIPSIS = _Known("builtins", "Ellipsis", lambda value: ())
_NOT_IMPLEMENTED = _Known("builtins", "NotImplemented", lambda value: ())
_GENERIC = _Known("numpy", "numpy.generic", _take_generic)

_KNOWN = {
    "bytearray": _Known("builtins", "bytearray", bytes, True, len),
    "range": _Known("builtins", "range", lambda value: (int(value.start), int(value.stop), int(value.step))),
    "slice": _Known("builtins", "slice", lambda value: (value.start, value.stop, value.step)),
    "Counter": _Known("collections", "Counter", lambda value: _flat(dict.items(value)), True),
    "OrderedDict": _Known("collections", "OrderedDict", lambda value: _flat(value.items()), True),
    "defaultdict": _Known("collections", "defaultdict", _take_defaultdict, True),
    "deque": _Known("collections", "deque", lambda value: (value.maxlen, *value), True),
    "Fraction": _Known("fractions", "Fraction", lambda value: (int(value.numerator), int(value.denominator))),
    "Decimal": _Known("decimal", "Decimal", _take_decimal),
    "date": _Known("datetime", "date", lambda value: (value.year, value.month, value.day)),
    "time": _Known("datetime", "time", _take_clock),
    "datetime": _Known("datetime", "datetime", _take_datetime),
    "timedelta": _Known(
        "datetime", "timedelta", lambda value: (value.days, value.seconds, value.microseconds)
    ),
    "timezone": _Known("datetime", "timezone", _take_timezone),
    "UUID": _Known("uuid", "UUID", lambda value: value.bytes),
    "PurePosixPath": _Known("pathlib", "PurePosixPath", str),
    "PosixPath": _Known("pathlib", "PosixPath", str),
    "array": _Known("array", "array", _take_array),
    "ndarray": _Known("numpy", "numpy.ndarray", _take_ndarray, False, lambda value: value.nbytes),
    **dict.fromkeys(
        (
            *("bool", "bool_", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
            *("longlong", "ulonglong", "float16", "float32", "float64", "complex64", "complex128"),
            *("str_", "bytes_", "datetime64", "timedelta64"),
        ),
        _GENERIC,
    ),
}


def _make_datetime(state):
    import datetime

    *moment, fold, zone = state
    return datetime.datetime(*moment, zone, fold=fold)


def _make_time(state):
    import datetime

    *clock, fold, zone = state
    return datetime.time(*clock, zone, fold=fold)


def _make_timezone(state):
    import datetime

    *offset, name = state
    offset = datetime.timedelta(*offset)
    return datetime.timezone(offset) if name is None else datetime.timezone(offset, name)


def _make_uuid(state):
    import uuid

    return uuid.UUID(bytes=state)


def _make_ordered(state):
    import collections

    return collections.OrderedDict(_pairs(state))


def _make_counter(state):
    import collections

    counter = collections.Counter()
    for key, count in _pairs(state):
        counter[key] = count
    return counter


def _make_defaultdict(state):
    import collections

    name, *parts = state
    return collections.defaultdict(None if name is None else _FACTORIES[name], _pairs(parts))


def _make_deque(state):
    import collections

    maxlen, *items = state
    return collections.deque(items, maxlen)


def _make_array(state):
    import array

    typecode, *items = state
    return array.array(typecode, items)


def _make_ndarray(state):
    import numpy

    dtype, shape, content = state
    if dtype != "|O":
        return numpy.ndarray(shape, dtype, content).copy()
    array = numpy.empty(len(content), object)
    for index, item in enumerate(content):
        array[index] = item
    return array.reshape(shape)


def _make_generic(state):
    import numpy

    name, content = state
    dtype = numpy.dtype(name)
    if dtype.kind == "S":
        return numpy.bytes_(content)
    if dtype.kind == "U":
        return numpy.str_(content.decode("utf-32-le", "surrogatepass"))
    return numpy.frombuffer(content, dtype)[0]


def _call(module, name):
    """Make a value by calling a class with its state, or with the parts of it."""

    def make(state):
        found = getattr(__import__(module), name)
        return found(*state) if type(state) is tuple else found(state)

    return make


_MAKERS = {
    "Ellipsis": lambda state: Ellipsis,
    "NotImplemented": lambda state: NotImplemented,
    "bytearray": bytearray,
    "range": lambda state: range(*state),
    "slice": lambda state: slice(*state),
    "Counter": _make_counter,
    "OrderedDict": _make_ordered,
    "defaultdict": _make_defaultdict,
    "deque": _make_deque,
    "Fraction": _call("fractions", "Fraction"),
    "Decimal": _call("decimal", "Decimal"),
    "date": _call("datetime", "date"),
    "time": _make_time,
    "datetime": _make_datetime,
    "timedelta": _call("datetime", "timedelta"),
    "timezone": _make_timezone,
    "UUID": _make_uuid,
    "PurePosixPath": _call("pathlib", "PurePosixPath"),
    "PosixPath": _call("pathlib", "PosixPath"),
    "array": _make_array,
    "numpy.ndarray": _make_ndarray,
    "numpy.generic": _make_generic,
}
