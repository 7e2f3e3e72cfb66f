"""Stand-ins for objects of the other interpreter (see `bridge`).

A class of the other side gets a class here, with the same name, its own bases and those special methods that it
defines; its instances are stand-ins that ask the other side. An exception's class keeps its builtin bases, so that
`except ValueError` means what it says.

In the tester a stand-in must not be able to agree with an expected value. So one compared with plain data is unequal,
and no expected value is ever sent: where the class extends a builtin data type, its bare data is fetched and compared
here, and arithmetic with plain data is refused, unless the test names the class. What comes of such arithmetic could
hold the expected value: it has to be an object again, and is not turned into plain data any more.
"""

import operator
import types
import weakref

from .operations import DATA_TYPES

# The bridge of this process.
active = None

# fmt: off
_CALLED_AS_IS = (
    "__length_hint__", "__reversed__", "__getitem__", "__setitem__", "__delitem__", "__missing__",
    "__enter__", "__exit__", "__aenter__", "__aexit__", "__aiter__", "__anext__", "__str__", "__repr__",
    "__format__", "__bytes__", "__class_getitem__", "__dir__",
)
_CONVERSIONS = (
    "__bool__", "__len__", "__int__", "__float__", "__index__", "__complex__", "__abs__", "__round__",
    "__trunc__", "__floor__", "__ceil__",
)
_ARITHMETIC_NAMES = (
    "add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "lshift", "rshift", "and", "or",
    "xor",
)
# fmt: on
_UNARY = {"__neg__": operator.neg, "__pos__": operator.pos, "__invert__": operator.invert}
_COMPARISONS = {"__%s__" % name: getattr(operator, name) for name in ("eq", "ne", "lt", "le", "gt", "ge")}
_ARITHMETIC = {name: getattr(operator, "__%s__" % name) for name in _ARITHMETIC_NAMES}
_ARITHMETIC["divmod"] = divmod
_ITERATORS = (
    types.GeneratorType,
    types.CoroutineType,
    types.AsyncGeneratorType,
    map,
    zip,
    filter,
    enumerate,
    reversed,
)
_PLAIN = frozenset((type(None), bool, *DATA_TYPES))
# Methods of plain data that compare: their argument may be the expected value.
# fmt: off
_PREDICATES = frozenset((
    "startswith", "endswith", "issubset", "issuperset", "isdisjoint", "equals", "difference", "intersection",
    "symmetric_difference", "find", "rfind", "index", "rindex", "count",
))
# fmt: on
_ABOUT_BLOCKS = ("__enter__", "__aenter__", "__dir__")
_REFUSED = ("__array", "__reduce", "__getstate__", "__getnewargs", "_tockbox")

SPECIALS = [
    *_CALLED_AS_IS,
    *_CONVERSIONS,
    *_UNARY,
    *_COMPARISONS,
    "__call__",
    "__iter__",
    "__next__",
    "__contains__",
    "__await__",
    *("__%s__" % name for name in _ARITHMETIC),
    *("__r%s__" % name for name in _ARITHMETIC),
    *("__i%s__" % name for name in _ARITHMETIC if name != "divmod"),
]


class Watch(weakref.ref):
    """A weak reference to a stand-in that knows its number."""

    __slots__ = ("number",)

    def __new__(cls, target, _number, forget):
        return super().__new__(cls, target, forget)

    def __init__(self, target, number, forget):
        super().__init__(target, forget)
        self.number = number


def number_of(value):
    """The number of a stand-in or of a stand-in class; None for an object of this side."""
    kind = type(value)
    if kind is Mirror:
        return value._tockbox_class
    if kind is RemoteFunction or type(kind) is Mirror:
        return value._tockbox_number
    return None


class RemoteFunction:
    # A stand-in for a function. What it says of itself is the function's.

    __slots__ = ("_tockbox_number", "__name__", "__weakref__")

    def __init__(self, number, name):
        object.__setattr__(self, "_tockbox_number", number)
        object.__setattr__(self, "__name__", name)

    def __call__(self, *args, **kwargs):
        return active.do("call", self, args, tuple(kwargs.items()))

    def __getattr__(self, name):
        return _get(self, name)

    def __setattr__(self, name, value):
        active.do("setattr", self, name, value)

    def __get__(self, instance, _owner=None):
        return self

    @property
    def __doc__(self):
        return active.do("getattr", self, "__doc__")

    @property
    def __module__(self):
        return _or_none(self, "__module__")

    def __repr__(self):
        return "<function %s>" % self.__name__


def _or_none(value, name):
    try:
        return active.do("getattr", value, name)
    except AttributeError:
        return None


def _get(value, name):
    if name.startswith(_REFUSED):
        raise AttributeError(name)
    if name in _PREDICATES and _is_tester() and not _may_compare(value):
        active.flags.add("type_not_exact")
        if not getattr(type(value), "_tockbox_data", False):
            raise AttributeError("%r is not asked of an object that is not plain data" % name)
        return getattr(active.do("data", value), name)
    if name in ("send", "throw") and isinstance(value, Proxy):
        # As `next`: that it raises StopIteration is what it is for.
        return lambda *args: active.do("step", value, name, args)
    return active.do("getattr", value, name)


def _may_compare(value):
    """Whether a method that compares may be asked of it: of an instance of a class that the test names, or of it."""
    if isinstance(value, Proxy):
        return not value._tockbox_tainted and _is_of_named(value)
    return type(value) is Mirror and value in active.named_classes


async def coroutine(remote):
    """A coroutine of this side that runs the one of the other side to its end."""
    return active.do("await", remote)


class Mirror(type):
    """The type of stand-in classes."""

    def __call__(cls, *args, **kwargs):
        made = active.do("call", cls, args, tuple(kwargs.items()))
        if isinstance(made, Proxy) and cls in active.named_classes:
            object.__setattr__(made, "_tockbox_made", True)
        return made

    def __getattr__(cls, name):
        return _get(cls, name)

    def __setattr__(cls, name, value):
        if name.startswith("__"):
            type.__setattr__(cls, name, value)
        else:
            active.do("setattr", cls, name, value)

    def __iter__(cls):
        return active.do("iter", cls)

    def __len__(cls):
        return active.do("special", "__len__", cls)

    def __dir__(cls):
        return active.do("special", "__dir__", cls)

    def __getitem__(cls, key):
        return active.do("special", "__getitem__", cls, key)

    def __contains__(cls, item):
        if _is_tester() and not _is_remote(item) and cls not in active.named_classes:
            active.flags.add("type_not_exact")
            return False
        return active.do("contains", cls, item)


class Proxy(metaclass=Mirror):
    # A stand-in for an instance.

    __slots__ = (
        "_tockbox_number",
        "_tockbox_hash",
        "_tockbox_made",
        "_tockbox_tainted",
        "__weakref__",
    )
    __array_ufunc__ = None

    def __getattr__(self, name):
        return _get(self, name)

    def __setattr__(self, name, value):
        active.do("setattr", self, name, value)

    def __delattr__(self, name):
        active.do("delattr", self, name)

    def __repr__(self):
        return "<%s object>" % type(self).__name__

    def __hash__(self):
        own = self._tockbox_hash
        return object.__hash__(self) if own is None else own

    def __dir__(self):
        return active.do("special", "__dir__", self)

    def __copy__(self):
        return active.do("copy", self, False)

    def __deepcopy__(self, _memo):
        return active.do("copy", self, True)

    def __reduce_ex__(self, _protocol):
        raise TypeError("an object of the candidate cannot be pickled by the test")


def instance(number, kind, own_hash):
    """The stand-in for an instance of `kind`, a stand-in class."""
    if type(kind) is not Mirror or not (own_hash is None or type(own_hash) is int):
        raise TypeError("not a class of the other side")
    proxy = object.__new__(kind)
    for name, value in (("number", number), ("hash", own_hash), ("made", False), ("tainted", False)):
        object.__setattr__(proxy, "_tockbox_" + name, value)
    return proxy


# fmt: off
_DETAILS = frozenset((
    "errno", "strerror", "filename", "filename2", "name", "path", "code", "value", "msg", "doc", "pos", "lineno",
    "colno", "offset", "text", "start", "end", "reason", "returncode", "cmd", "output", "timeout",
))
# fmt: on


def details(error):
    """What an exception of a builtin or standard-library class holds beside its arguments."""
    found = []
    for name in sorted(_DETAILS):
        value = getattr(error, name, None)
        if type(value) in _PLAIN and value is not None:
            found.append((name, value))
    return tuple(found)


def exception(number, kind, args, text, own):
    """The exception that the other side has raised or sent."""
    if type(kind) is not Mirror:
        try:
            error = kind(*args)
        except Exception:
            error = kind.__new__(kind)
            error.args = args
        for name, value in own:
            if name in _DETAILS and type(value) in _PLAIN:
                setattr(error, name, value)
        return error
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(_tockbox_number=number, _tockbox_text=text)
    return error


def portrait(kind):
    """What the other side needs to know of a class: name, module, bases that matter, special methods, data type …"""
    bases = []
    for base in kind.__bases__:
        heap = base.__flags__ & (1 << 9)
        if issubclass(base, BaseException) or (heap and base.__module__ == kind.__module__):
            bases.append(base)
    order = type.mro(kind)
    own = [one for one in order if one is not object and not _is_builtin_exception(one)]
    specials = tuple(name for name in SPECIALS if any(name in one.__dict__ for one in own))
    # By identity: a metaclass could make a class equal to any.
    known = {id(one) for one in order}
    data = any(id(base) in known for base in DATA_TYPES) or kind.__name__ in ("dict_keys", "dict_items")
    looks_like = next((base for base in (*DATA_TYPES, *_ITERATORS) if id(base) in known), None)
    document = kind.__doc__ if type(kind.__doc__) is str else None
    unhashable = kind.__hash__ is None
    name, module = str(kind.__name__), str(kind.__module__)
    return name, module, document, tuple(bases), specials, data, looks_like, unhashable


def _is_builtin_exception(kind):
    return issubclass(kind, BaseException) and kind.__module__ == "builtins"


def make_class(number, name, module, document, bases, specials, has_data, looks_like, unhashable):
    """The stand-in class for one of the other side."""
    if any(type(text) is not str for text in (name, module, document or "", *specials)):
        raise TypeError("not a class")
    body = {"__slots__": (), "__module__": module, "__doc__": document, "_tockbox_class": number}
    if any(issubclass(base, BaseException) for base in bases):
        bases = tuple(base for base in bases if issubclass(base, BaseException))
        del body["__slots__"]
        body.update(__getattr__=_get, __str__=_text)
        return type.__new__(Mirror, name, bases, body)
    bases = tuple(base for base in bases if type(base) is Mirror) or (Proxy,)
    for special in specials:
        if special in SPECIALS:
            body[special] = _forward(special)
    # A class that defines `__eq__` alone has no hash; every class gets an `__eq__` that keeps data and objects apart.
    body["__eq__"], body["__ne__"] = _forward("__eq__"), _forward("__ne__")
    body["__hash__"] = None if unhashable else Proxy.__hash__
    body["_tockbox_specials"] = frozenset(specials)
    body["_tockbox_data"] = has_data is True
    if looks_like in (*DATA_TYPES, *_ITERATORS):
        # `isinstance` of the type that it extends or is holds, as it does on the other side.
        body["__class__"] = property(lambda _self: looks_like)
    return type.__new__(Mirror, name, bases, body)


def _text(error):
    return error.__dict__.get("_tockbox_text", "")


def _forward(name):
    """The special method of that name for a stand-in class."""
    if name in _COMPARISONS:
        return lambda self, other: _compare(name, self, other)
    if name == "__call__":
        return lambda self, *args, **kwargs: active.do("call", self, args, tuple(kwargs.items()))
    if name == "__await__":
        return _wait_for
    if name == "__iter__":
        return _iterate
    if name == "__next__":
        return lambda self: active.do("next", self)
    if name == "__contains__":
        return _contains
    if name == "__exit__":
        return _leave
    if name == "__aexit__":
        return _leave_async
    if name in _UNARY:
        return lambda self: _tainted_as(self, active.do("special", name, self))
    bare = name[2:-2]
    for way in ("", "r", "i"):
        if bare.startswith(way) and bare[len(way) :] in _ARITHMETIC:
            base = bare[len(way) :]
            return lambda self, other, *modulus: _calculate(way, base, self, other, modulus)
    return lambda self, *operands: _ask(name, self, *operands)


def _leave(self, kind, error, _traceback):
    return _swallows(error, active.do("special", "__exit__", self, kind, error, None))


async def _leave_async(self, kind, error, _traceback):
    return _swallows(error, await active.do("special", "__aexit__", self, kind, error, None))


def _swallows(error, answer):
    """Whether a context manager of the candidate's may swallow what was raised in the test's block: not a failed
    check."""
    run = getattr(active, "run", None)
    if answer and run is not None and run.keeps(error):
        run.note_swallowed(error)
        return False
    return answer


def _iterate(self):
    _refuse_tainted(self)
    return active.do("iter", self)


def _wait_for(self):
    return active.do("await", self)
    yield  # makes this a generator, which is what `await` wants


def _is_remote(value):
    return number_of(value) is not None


def _is_of_named(value):
    return value._tockbox_made or type(value) in active.named_classes


def _is_tester():
    return active.policy is not None


def _tainted_as(source, result):
    if source._tockbox_tainted and isinstance(result, Proxy):
        object.__setattr__(result, "_tockbox_tainted", True)
    return result


def _compare(name, left, right):
    if not _is_tester():
        return active.do("operator", name, left, right)
    if _is_remote(right):
        if left is right and name in ("__eq__", "__ne__") and name not in type(left)._tockbox_specials:
            return name == "__eq__"
        specials = type(left)._tockbox_specials | getattr(type(right), "_tockbox_specials", frozenset())
        if name in ("__eq__", "__ne__") and "__eq__" not in specials and name not in specials:
            return name == "__ne__"
        active.flags.add("compared_by_candidate")
        return active.do("operator", name, left, right)
    active.flags.add("type_not_exact")
    if type(left)._tockbox_data:
        return _COMPARISONS[name](active.do("data", left), right)
    if type(right) not in _PLAIN:
        return NotImplemented
    return name == "__ne__"


def _contains(self, item):
    _refuse_tainted(self)
    if _is_tester() and not _is_remote(item) and not self._tockbox_made:
        active.flags.add("type_not_exact")
        if type(self)._tockbox_data:
            return item in active.do("data", self)
        return False
    return active.do("contains", self, item)


def _refuse_tainted(self):
    # `abs(made - expected)` and the like could be whatever passes.
    if self._tockbox_tainted:
        active.flags.add("type_not_exact")
        raise TypeError("a result of arithmetic with plain data is not turned into plain data")


def _ask(name, self, *operands):
    if name not in _ABOUT_BLOCKS:
        _refuse_tainted(self)
    return active.do("special", name, self, *operands)


def _calculate(way, name, self, other, modulus):
    """`self OP other`, `other OP self` or `self OP= other`."""
    left, right = (other, self) if way == "r" else (self, other)
    # `str % value` and the like format text; a class that has `__mod__` means arithmetic.
    operation = "__%s%s__" % ("i" if way == "i" else "", name) if name != "divmod" else name
    plain = not _is_remote(other)
    if _is_tester() and plain:
        if type(self)._tockbox_data:
            data = active.do("data", self)
            left, right = (other, data) if way == "r" else (data, other)
            return _ARITHMETIC[name](left, right)
        if not _is_of_named(self):
            active.flags.add("type_not_exact")
            return NotImplemented
        active.flags.add("compared_by_candidate")
    if modulus:
        return active.do("special", "__pow__", left, right, *modulus)
    result = active.do("operator", operation, left, right)
    if isinstance(result, Proxy):
        if self._tockbox_made and type(result) is type(self):
            object.__setattr__(result, "_tockbox_made", True)
        if plain or self._tockbox_tainted or getattr(other, "_tockbox_tainted", False):
            object.__setattr__(result, "_tockbox_tainted", True)
    elif plain and _is_tester():
        # `made - expected` as plain data could be whatever passes.
        active.flags.add("type_not_exact")
        raise TypeError("arithmetic of a candidate's object with plain data gave plain data")
    return result
