"""What a candidate may do with the test's own objects: what it could need of an argument, and nothing by which it could
look around in the test.

The tester asks this before it carries out a request of the candidate's (see `bridge`).
"""

import functools
import sys
import types

from . import mirror, names, program

# The name of the module in which test code runs: classes of this module are the test's own.
TEST_MODULE = "tests"

_CALLABLE = (*names.FUNCTIONS, functools.partial)
# Modules whose callable objects are functions in all but their type, and those whose instances are plain records.
_CALLED = ("operator", "functools")
_READ = ("types", "argparse", "random", "re", "queue", "threading", "_thread")
_STEERS_MOCKS = ("assert", "configure", "attach", "reset", "mock_add")
# Modules of the types whose instances the candidate may iterate over.
_ITERATED = ("builtins", "itertools", "_io", "collections")
_STREAMS = {
    "read",
    "readline",
    "readlines",
    "write",
    "writelines",
    "getvalue",
    "seek",
    "tell",
    "flush",
    "close",
}
_ALLOWED = {"iter", "next", "call", "contains", "special", "operator", "getattr", "setattr", "await"}
_ABOUT_FUNCTIONS = {"__name__", "__qualname__", "__doc__"}
_OPERATORS = frozenset(mirror.SPECIALS) - {"__dir__", "__class_getitem__"}


class Refused(PermissionError):
    """The candidate asked for what belongs to the test."""


class Policy:
    """What the candidate may do with the test's objects: what it could need of an argument, and nothing by which it
    could look around."""

    def __init__(self):
        # Exceptions that the candidate raised, by identity, with how the candidate's side describes them.
        self.raised = {}

    def check(self, at, operation, operands):
        if operation in _ALLOWED and getattr(self, "_" + operation)(at, *operands):
            return
        if operation == "getattr":
            # As of an object without that attribute: code that looks for one goes on.
            raise AttributeError("the candidate may not look at that of the test")
        raise Refused("the candidate may not do that with an object of the test")

    def _call(self, _at, function, _args, _kwargs):
        if isinstance(getattr(function, "__self__", None), _test_case()):
            return False
        if isinstance(function, type):
            return _is_own(function)
        kind = type(function)
        return (
            isinstance(function, _CALLABLE)
            or kind.__module__ in _CALLED
            or _is_own(kind)
            or _is_mock(function)
        )

    def _iter(self, _at, value):
        return _is_own(type(value)) or type(value).__module__ in _ITERATED

    def _next(self, _at, value):
        return _is_own(type(value)) or type(value).__module__ in _ITERATED

    def _contains(self, _at, value, _item):
        return _is_own(type(value))

    def _await(self, _at, value):
        return isinstance(value, types.CoroutineType)

    def _special(self, _at, name, value, *_operands):
        return name in _OPERATORS and (_is_own(type(value)) or _is_own(value))

    def _operator(self, _at, name, left, right):
        named = "__%s__" % name.strip("_")
        return named in _OPERATORS and any(_is_own(type(one)) for one in (left, right))

    def _getattr(self, _at, value, name):
        if type(name) is not str or name.startswith("_"):
            return name in _ABOUT_FUNCTIONS and isinstance(value, (*_CALLABLE, type))
        if isinstance(value, _test_case()):
            return False
        if type(value).__module__ == "_io":
            return name in _STREAMS
        if _is_mock(value):
            return not name.startswith(_STEERS_MOCKS)
        if type(value).__module__ in _READ:
            return True
        return _is_defined_by_test(value, name)

    def _setattr(self, _at, value, name, _new):
        if type(name) is not str or name.startswith("_") or isinstance(value, _test_case()):
            return False
        # What the class defines stays: a method of the test's own is not to be replaced.
        return _is_own(type(value)) and not hasattr(type(value), name)

    def name_of(self, value):
        """The name of a function that the candidate's side has too, so that it is used there."""
        if isinstance(value, types.BuiltinFunctionType) and isinstance(value.__self__, types.ModuleType):
            return "%s:%s" % (value.__self__.__name__, value.__name__)
        if isinstance(value, types.FunctionType) and value.__module__ in sys.stdlib_module_names:
            found = getattr(sys.modules.get(value.__module__), value.__name__, None)
            return "%s:%s" % (value.__module__, value.__name__) if found is value else None
        return None

    def note_raised(self, error, described):
        if type(described) is tuple and len(described) == len(program.DESCRIBED):
            self.raised[id(error)] = (error, described)

    def description(self, error):
        """How the candidate's side describes `error` or what it came from, if the candidate raised it."""
        while error is not None:
            if id(error) in self.raised:
                return self.raised[id(error)][1]
            error = error.__cause__
        return None


def _is_own(kind):
    """Whether the test code defined this class."""
    return isinstance(kind, type) and type(kind) is not mirror.Mirror and kind.__module__ == TEST_MODULE


def _test_case():
    """`unittest.TestCase`, or nothing: whoever holds one could decide how a test ends."""
    unittest = sys.modules.get("unittest")
    return unittest.TestCase if unittest is not None and hasattr(unittest, "TestCase") else ()


def _is_defined_by_test(value, name):
    """Whether an attribute is the test's own: set on the object, or defined by a class of the test's. What its classes
    have from elsewhere could lead anywhere, as `str.format` does."""
    if not (_is_own(value) or _is_own(type(value))):
        return False
    if not isinstance(value, type) and name in getattr(value, "__dict__", ()):
        return True
    order = type.mro(value if isinstance(value, type) else type(value))
    return any(name in vars(one) for one in order if _is_own(one))


def _is_mock(value):
    return type(value).__module__ == "unittest.mock" and type(value).__name__ in ("Mock", "MagicMock")
