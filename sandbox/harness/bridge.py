"""Two interpreters that use each other's objects: the tester the candidate's, the candidate what tests pass to it.

They take turns. Whoever has the turn sends one message and waits: a request (`do`), which is answered by one reply
(`return` or `raise`), before which the other side may make requests of its own (a callback). The host passes the
messages on and refuses any that is out of turn.

What crosses: exact builtin and standard-library values as data (`codec`). Of these the mutable containers are
*shared*: each has a number on both sides, and every message brings those up to date that its sender has changed. So
changes in place, aliases and identity are seen as in one process. All else stays where it is and is used through a
stand-in (`mirror`) by its number.

The candidate's side can be patched by the candidate, which then breaks its own answers. The tester's side believes
nothing: numbers and shapes are checked, a class is never resolved by a name that came from the candidate unless it is
a plain value type, and `Policy` says what may be asked of the tester's own objects.
"""

import builtins
import collections
import operator
import sys
import types

from . import codec, mirror, program

# Containers whose contents are kept the same on both sides, each with how its contents are taken and put back.
_PAIRS = (dict, collections.OrderedDict, collections.Counter, collections.defaultdict)
_ITEMS = (list, set, collections.deque)
# By identity: a metaclass of the candidate's could make its class equal to one of these.
_SHARED = {id(kind): "@" + kind.__name__ for kind in (*_PAIRS, *_ITEMS, bytearray)}
_SHARED_KINDS = {"@" + kind.__name__: kind for kind in (*_PAIRS, *_ITEMS, bytearray)}

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
MAX_NESTED = 100
# A shared container takes two levels.
MAX_DEPTH = 250


def _references():
    # What `getrefcount` says of a value that one list and one local variable hold; it differs between versions.
    entry = [object(), ()]
    value = entry[0]
    return sys.getrefcount(value)


_HELD_BY_TABLE_ALONE = _references()


def enum_type():
    """`enum.Enum`, or nothing where nobody has imported it."""
    enum = sys.modules.get("enum")
    return enum.Enum if enum is not None else ()


def _is_of_library(kind):
    root = kind.__module__.partition(".")[0]
    return root in sys.stdlib_module_names and root not in _UNTRUSTED_MODULES


class Violation(Exception):
    """The other side sent what no interpreter with this harness sends."""


class Gone(BaseException):
    """The other side has ended."""


def _contents(value):
    """What a shared container holds, as a tuple that also serves to see later what has changed."""
    kind = type(value)
    if kind in _PAIRS:
        flat = []
        for pair in value.items():
            flat.extend(pair)
        return tuple(flat)
    return bytes(value) if kind is bytearray else tuple(value)


def _is_changed(value, contents):
    now = _contents(value)
    if type(value) is bytearray:
        return now != contents
    return len(now) != len(contents) or not all(map(operator.is_, now, contents))


def _fill(value, contents):
    kind = type(value)
    if kind is list or kind is bytearray:
        value[:] = contents
        return
    dict.clear(value) if kind in _PAIRS else value.clear()
    if kind in _PAIRS:
        for at in range(0, len(contents), 2):
            dict.__setitem__(
                value, contents[at], contents[at + 1]
            ) if kind is not collections.OrderedDict else (value.__setitem__(contents[at], contents[at + 1]))
    elif kind is set:
        value.update(contents)
    else:
        value.extend(contents)


def class_by_name(name):
    """The class that a name in a message means on both sides, or None. Nothing else is ever looked up by name."""
    module, _, qualified = name.partition(":")
    if module == "builtins":
        return _BUILTIN_CLASSES.get(qualified)
    if qualified in _VALUE_CLASSES.get(module, ()):
        return getattr(__import__(module), qualified)
    return _exception_by_name(module, qualified)


def _exception_by_name(module, qualified):
    root = module.partition(".")[0]
    if root not in sys.stdlib_module_names or root in _UNTRUSTED_MODULES or "." in qualified:
        return None
    try:
        found = getattr(__import__(module, fromlist=("_",)), qualified, None)
    except Exception:
        return None
    if isinstance(found, type) and issubclass(found, BaseException) and found.__module__ == module:
        return found
    return None


def _common_name(kind):
    """The name under which `class_by_name` finds this very class, or None."""
    try:
        name = "%s:%s" % (kind.__module__, kind.__qualname__)
        return name if class_by_name(name) is kind else None
    except Exception:
        return None


def _flat(described):
    # A tuple, for a dict would be a shared container.
    return tuple(tuple(value) if type(value) is list else value for value in described.values())


class Bridge:
    """One side of the bridge. There is one in a process, and `mirror.active` is it.

    `send` takes the bytes of a message, `receive` returns those of the next. `policy` is None on the candidate's
    side. `printed` returns what was printed since it was last called (stdout, stderr), or None. `source` describes
    exceptions.
    """

    def __init__(self, send, receive, policy=None, printed=None, source=None):
        self._send_bytes = send
        self._receive_bytes = receive
        self.policy = policy
        self._printed = printed
        self._source = source
        self._number = 0 if policy is not None else 1
        self._shared = {}
        self._shared_ids = {}
        self._exports = {}
        self._export_ids = {}
        self._imports = {}
        self._released = []
        self._fresh = []
        # Objects that both sides have and that the tester has passed by name.
        self._named = {}
        self._named_ids = {}
        # Numbers under which classes have been described.
        self._described = {}
        self._depth = 0
        self._lock = None
        # The tester's side: the run of test code that this is for.
        self.run = None
        # The candidate's side: what tests may ask for by name.
        self.names = {}
        # The tester's side: stand-in classes that the test names, and whether it has used anything yet.
        self.named_classes = set()
        self.used = False
        self.gone = False
        self.flags = set()
        mirror.active = self

    # Messages

    def do(self, operation, *operands):
        """Have the other side carry out an operation; returns or raises what that comes to."""
        if self._lock is None and "threading" in sys.modules:
            self._lock = sys.modules["threading"].RLock()
        if self._lock is None:
            return self._do(operation, operands)
        with self._lock:
            return self._do(operation, operands)

    def _do(self, operation, operands):
        if self.gone:
            raise Gone
        if self._depth >= MAX_NESTED:
            raise RecursionError("tests and candidate call each other too deeply")
        self._depth += 1
        self.used = True
        try:
            try:
                self._send("do", (operation, *operands))
            except codec.Oversized as error:
                self._too_much(error)
                raise MemoryError from None
            while True:
                kind, body = self._receive()
                if kind == "do":
                    self._serve(body)
                elif kind == "return":
                    return body
                else:
                    break
        finally:
            self._depth -= 1
        if not isinstance(body, BaseException):
            raise Violation
        if type(body) is StopIteration and operation != "next":
            # It would end whatever loop of the test this call is in, and the test would check less than it says.
            raise RuntimeError("the call raised StopIteration") from body
        raise body

    def serve_until_end(self):
        """Carry out the other side's requests until the host ends them."""
        while True:
            kind, body = self._receive()
            if kind == "end":
                return
            if kind != "do":
                raise Violation
            self._serve(body)

    def _serve(self, body):
        if type(body) is not tuple or not body:
            raise Violation
        kind = "return"
        try:
            result = self._perform(body[0], body[1:])
        except (Gone, Violation):
            raise
        except BaseException as error:
            kind, result = "raise", error
        try:
            self._send(kind, result)
        except (codec.Uncrossable, codec.Oversized) as error:
            self._too_much(error)
            self._send("raise", TypeError("a value of this type does not cross: %s" % error))

    def _too_much(self, error):
        """The candidate sends more than what crosses: that is the end of it."""
        if self.policy is None and isinstance(error, codec.Oversized):
            self._send_bytes(codec.encode(("oversized", None)))
            raise Gone

    def _perform(self, operation, operands):
        if self.policy is not None:
            self.policy.check(self, operation, operands)
        return mirror.OPERATIONS[operation](*operands)

    def _send(self, kind, body):
        if self.gone:
            raise Gone
        self._fresh = []
        changes = tuple(self._changes())
        self._forget_unused()
        released, self._released = self._released, []
        printed = self._printed() if self._printed is not None else None
        try:
            message = codec.encode((kind, body, changes, tuple(released), printed), self._adapt, MAX_DEPTH)
        except BaseException:
            for number in self._fresh:
                value = self._shared.pop(number, (None,))[0]
                self._shared_ids.pop(id(value), None)
            self._released = released + self._released
            raise
        self._send_bytes(message)

    def _receive(self):
        data = self._receive_bytes()
        try:
            message = codec.decode(data, self._build)
            if type(message) is not tuple or len(message) != 5:
                if message == ("end",):
                    return "end", None
                if message == ("gone",):
                    self.gone = True
                    raise Gone
                raise Violation
            kind, body, changes, released, printed = message
            for number, contents in changes:
                self._change(number, contents)
            for number in released:
                self._release(number)
            if printed is not None:
                for stream, text in zip((sys.stdout, sys.stderr), printed):
                    stream.write(text)
            return kind, body
        except (Gone, Violation):
            raise
        except Exception as error:
            if self.policy is None:
                raise
            raise Violation from error

    # Shared containers

    def _changes(self):
        for number, entry in list(self._shared.items()):
            value, contents = entry
            if _is_changed(value, contents):
                entry[1] = _contents(value)
                yield number, entry[1]

    def _change(self, number, contents):
        entry = self._shared[number]
        if type(contents) is not (bytes if type(entry[0]) is bytearray else tuple):
            raise Violation
        _fill(entry[0], contents)
        entry[1] = _contents(entry[0])
        if self.policy is not None and not number & 1:
            self.flags.add("arguments_mutated")

    def _forget_unused(self):
        """The tester lets go of containers that only this table still holds, and says so; parents go first."""
        if self.policy is None:
            return
        for number in sorted(self._shared):
            entry = self._shared[number]
            value = entry[0]
            if sys.getrefcount(value) == _HELD_BY_TABLE_ALONE:
                del self._shared[number]
                del self._shared_ids[id(value)]
                entry[:] = (None, None)
                del value
                self._released.append(number)

    def _share(self, value):
        number = self._shared_ids.get(id(value))
        if number is not None:
            return "@ref", number
        number = self._next_number()
        contents = _contents(value)
        self._shared[number] = [value, contents]
        self._shared_ids[id(value)] = number
        self._fresh.append(number)
        kind = type(value)
        name = _SHARED[id(kind)]
        if kind is bytearray:
            return name, (number, contents)
        if kind is collections.defaultdict:
            return name, (number, value.default_factory, *contents)
        if kind is collections.deque:
            return name, (number, value.maxlen, *contents)
        return name, (number, *contents)

    def _build_shared(self, kind, state):
        number, contents = state[0], state[1:]
        self._check_theirs(number)
        if number in self._shared:
            raise Violation
        if kind is collections.deque:
            value, contents = collections.deque((), contents[0]), contents[1:]
        elif kind is collections.defaultdict:
            value, contents = collections.defaultdict(contents[0]), contents[1:]
        else:
            value = kind()
            if kind is bytearray:
                (contents,) = contents
        _fill(value, contents)
        self._shared[number] = [value, _contents(value)]
        self._shared_ids[id(value)] = number
        return value

    # What is not data

    def _adapt(self, value):
        kind = type(value)
        if id(kind) in _SHARED:
            return self._share(value)
        number = mirror.number_of(value)
        if number is not None:
            return "@yours", number
        if id(value) in self._named_ids:
            return "@back", self._named_ids[id(value)]
        if isinstance(value, type):
            return self._export_class(value)
        if kind is types.ModuleType:
            return "@module", value.__name__
        if isinstance(value, BaseException):
            return self._export_exception(value)
        if self.policy is not None:
            name = self.policy.name_of(value)
            if name is not None:
                self._named[name] = value
                return "@named", name
        number = self._export(value)
        if kind is types.CoroutineType:
            return "@coroutine", number
        if kind in FUNCTIONS or kind.__name__ in ("_lru_cache_wrapper", "partial"):
            name = getattr(value, "__name__", None)
            return "@function", (number, name if type(name) is str else "function")
        if isinstance(value, enum_type()) and _is_of_library(kind):
            return "@enum", (kind.__module__, kind.__qualname__, value.name)
        return "@object", (number, self._describe(kind), self._hash_of(value))

    @staticmethod
    def _hash_of(value):
        own = type(value).__hash__
        if own is object.__hash__ or own is None:
            return None
        try:
            return hash(value)
        except Exception:
            return None

    def _export(self, value):
        number = self._export_ids.get(id(value))
        if number is None:
            number = self._next_number()
            self._exports[number] = value
            self._export_ids[id(value)] = number
        return number

    def _export_class(self, kind):
        name = _common_name(kind)
        return "@class", name if name is not None else self._describe(kind)

    def _describe(self, kind):
        """A class for the other side: its number, behind which its portrait stands the first time."""
        if kind in self._described:
            return self._described[kind]
        number = self._export(kind)
        self._described[kind] = number
        return (number, *mirror.portrait(kind))

    def _export_exception(self, error):
        # What the candidate raised is described where its traceback is.
        described = _flat(program.describe(error, self._source)) if self._source is not None else None
        text = program.message(error)
        linked = tuple(
            one if isinstance(one, BaseException) else None for one in (error.__cause__, error.__context__)
        )
        own = mirror.details(error) if _common_name(type(error)) is not None else ()
        return "@exception", (self._export(error), type(error), error.args, text, linked, own, described)

    def _build(self, kind, state):
        if kind == "@ref":
            return self._shared[state][0]
        if kind in _SHARED_KINDS:
            return self._build_shared(_SHARED_KINDS[kind], state)
        if kind == "@yours":
            return self._exports[state]
        if kind == "@class":
            return self._build_class(state)
        if kind == "@module":
            return self._build_module(state)
        if kind == "@named" and self.policy is None:
            module, _, qualified = state.partition(":")
            found = __import__(module, fromlist=("_",))
            for part in qualified.split("."):
                found = getattr(found, part)
            self._named_ids[id(found)] = state
            return found
        if kind == "@back":
            return self._named[state]
        if kind == "@enum":
            return self._build_enum(*state)
        if kind == "@exception":
            return self._build_exception(*state)
        if kind == "@coroutine":
            self._check_theirs(state)
            return mirror.coroutine(mirror.RemoteFunction(state, "coroutine"))
        number, *rest = state
        self._check_theirs(number)
        known = self._imports.get(number)
        found = known() if known is not None else None
        if found is None:
            if kind == "@function":
                (name,) = rest
                found = mirror.RemoteFunction(number, name)
            elif kind == "@object":
                described, own_hash = rest
                found = mirror.instance(number, self._build_class(described), own_hash)
            else:
                raise Violation
            self._imports[number] = mirror.Watch(found, number, self._unused)
            if number in self._released:
                self._released.remove(
                    number
                )  # it came back before the other side was told that it is not used
        return found

    def _unused(self, watch):
        if self._imports.get(watch.number) is watch:
            del self._imports[watch.number]
            self._released.append(watch.number)

    def _release(self, number):
        if number in self._shared:
            value = self._shared.pop(number)[0]
            del self._shared_ids[id(value)]
            return
        value = self._exports.get(number)
        if value is not None and not isinstance(value, type):
            del self._exports[number]
            del self._export_ids[id(value)]

    def _build_class(self, state):
        if type(state) is str:
            found = class_by_name(state)
            if found is None:
                raise Violation
            return found
        if type(state) is int:
            return self._imports[state]
        number, *portrait = state
        self._check_theirs(number)
        if number in self._imports:
            raise Violation
        made = mirror.make_class(number, *portrait)
        self._imports[number] = made
        return made

    def _build_module(self, name):
        """The own module of that name: the interpreter's, never one that the candidate has written."""
        if type(name) is not str or name.partition(".")[0] in _UNTRUSTED_MODULES:
            raise Violation
        return __import__(name, fromlist=("_",))

    def _build_enum(self, module, qualified, name):
        """A member of an enumeration of the standard library, which is the same in every interpreter."""
        if module.partition(".")[0] not in sys.stdlib_module_names or "." in qualified:
            raise Violation
        kind = getattr(__import__(module, fromlist=("_",)), qualified)
        if not (isinstance(kind, type) and issubclass(kind, enum_type()) and _is_of_library(kind)):
            raise Violation
        return kind[name]

    def _build_exception(self, number, kind, args, text, linked, own, described):
        self._check_theirs(number)
        if type(args) is not tuple or type(text) is not str or not issubclass(kind, BaseException):
            raise Violation
        error = mirror.exception(number, kind, args, text, own)
        cause, context = linked
        if isinstance(cause, BaseException):
            error.__cause__ = cause
        if isinstance(context, BaseException):
            error.__context__ = context
        if self.policy is not None:
            self.policy.note_raised(error, described)
        return error

    def _next_number(self):
        self._number += 2
        return self._number

    def _check_theirs(self, number):
        if type(number) is not int or number <= 0 or (number & 1) == (self._number & 1):
            raise Violation
