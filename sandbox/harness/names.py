"""What both sides of a bridge have, and call by the same name: builtin classes, value types and exceptions of the
standard library. Nothing else is ever looked up by a name that came from the other side.
"""

import builtins
import sys
import types

_BUILTIN_CLASSES = {
    name: value
    for name, value in vars(builtins).items()
    if isinstance(value, type) and not name.startswith("_")
}
_BUILTIN_CLASSES.update(
    (kind.__name__, kind)
    for kind in (types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType, types.FunctionType)
)
# Classes that both sides know: a value type of the standard library is the same thing in every interpreter.
_VALUE_CLASSES = {
    "collections": ("Counter", "OrderedDict", "defaultdict", "deque"),
    "decimal": ("Decimal",),
    "fractions": ("Fraction",),
    "datetime": ("date", "datetime", "time", "timedelta", "timezone"),
    "uuid": ("UUID",),
}
# Not the testing libraries': their exceptions steer a test.
_UNTRUSTED_MODULES = {"unittest", "doctest", "test", "bdb", "pdb", "concurrent"}
FUNCTIONS = (
    types.FunctionType,
    types.BuiltinFunctionType,
    types.MethodType,
    types.MethodWrapperType,
    types.MethodDescriptorType,
    types.WrapperDescriptorType,
    types.ClassMethodDescriptorType,
)


def class_by_name(name):
    """The class that a name in a message means on both sides, or None. Nothing else is ever looked up by name."""
    module, _, qualified = name.partition(":")
    if module == "builtins":
        return _BUILTIN_CLASSES.get(qualified)
    if qualified in _VALUE_CLASSES.get(module, ()):
        return getattr(__import__(module), qualified)
    return library_class(module, qualified, BaseException)


def library_class(module, qualified, base):
    """The class of the standard library of that name, if it extends `base`; None for any other name."""
    if (
        module.partition(".")[0] not in sys.stdlib_module_names
        or not is_importable(module)
        or "." in qualified
    ):
        return None
    try:
        found = getattr(__import__(module, fromlist=("_",)), qualified, None)
    except Exception:
        return None
    if isinstance(found, type) and issubclass(found, base) and found.__module__ == module:
        return found
    return None


def common_name(kind):
    """The name under which `class_by_name` finds this very class, or None."""
    try:
        name = "%s:%s" % (kind.__module__, kind.__qualname__)
        return name if class_by_name(name) is kind else None
    except Exception:
        return None


def enum_type():
    """`enum.Enum`, or nothing where nobody has imported it."""
    enum = sys.modules.get("enum")
    return enum.Enum if enum is not None else ()


def is_of_library(kind):
    """Whether a class says that it is the standard library's."""
    root = kind.__module__.partition(".")[0]
    return root in sys.stdlib_module_names and root not in _UNTRUSTED_MODULES


def is_importable(module):
    """Whether the tester may use its own module of a name that the candidate has sent: one that is loaded or that the
    operator has installed, but none by which tests are run, none of ours, and none that is a program."""
    parts = module.split(".")
    if parts[0] in _UNTRUSTED_MODULES or parts[0] in ("tests", "tockbox_harness", "tockbox_zygote"):
        return False
    return all(part.isidentifier() and not part.startswith("__") for part in parts)
