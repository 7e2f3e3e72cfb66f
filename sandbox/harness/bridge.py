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

import sys
import types

from . import codec, mirror, names, operations, program, shared

MAX_NESTED = 100
# A shared container takes two levels.
MAX_DEPTH = 250
# Containers shared at once, each of which is looked at before every message; more cross as copies.
MAX_SHARED = 10_000


class Violation(BaseException):
    """The other side sent what no interpreter with this harness sends. Test code must not take it for an exception of
    the candidate's."""


class Cycle(Exception):
    """A value that holds itself, which cannot be built from the inside out."""


class Gone(BaseException):
    """The other side has ended."""


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
        self._shared = shared.Shared()
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
        # The candidate's side has sent what it could not have sent.
        self.violated = False
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
        if self.violated:
            raise Violation
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
            if not isinstance(body, BaseException):
                raise Violation
        except Violation:
            # Test code can swallow the exception.
            self.violated = True
            raise
        finally:
            self._depth -= 1
        if isinstance(body, StopIteration) and operation not in ("next", "step"):
            # It would end whatever loop of the test this call is in, and the test would check less than it says.
            raise RuntimeError("the call raised StopIteration") from body
        raise body

    def is_waiting(self):
        """Whether the other side is carrying out a request of this one."""
        return self._depth > 0

    def tell(self, kind, content):
        """Tell the host something that the other side is not told."""
        self._send_bytes(codec.encode((kind, content)))

    def serve_until_end(self):
        """Carry out the other side's requests until the host ends them."""
        while self.serve_next():
            pass

    def serve_next(self):
        """Carry out the other side's next request. Returns whether there was one."""
        kind, body = self._receive()
        if kind == "end":
            return False
        if kind != "do":
            raise Violation
        self._serve(body)
        return True

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
        if operation == "names":
            return self._find(*operands)
        return operations.OPERATIONS[operation](*operands)

    def _find(self, wanted):
        """For each name the candidate's value, in a tuple of its own, or nothing."""
        return tuple((self.names[name],) if name in self.names else () for name in wanted)

    def _send(self, kind, body):
        if self.gone:
            raise Gone
        self._fresh = []
        changes = tuple(self._shared.changes())
        if self.policy is not None:
            self._released += self._shared.drop_unused()
        released, self._released = self._released, []
        printed = self._printed() if self._printed is not None else None
        try:
            message = codec.encode((kind, body, changes, tuple(released), printed), self._adapt, MAX_DEPTH)
        except BaseException:
            for number in self._fresh:
                self._shared.drop(number)
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
        except Cycle:
            self.flags.add("type_not_exact")
            return "raise", TypeError("a value that holds itself does not cross")
        except BaseException as error:
            if self.policy is None:
                raise
            raise Violation from error

    # Shared containers

    def _change(self, number, contents):
        self._shared.change(number, contents)
        if self.policy is not None and not number & 1:
            self.flags.add("arguments_mutated")

    def _share(self, value):
        number = self._shared.number_of(value)
        if number is not None:
            return "@ref", number
        if len(self._shared) >= MAX_SHARED:
            return None
        number = self._next_number()
        self._fresh.append(number)
        return self._shared.add(number, value)

    def _build_shared(self, kind, state):
        number, contents = state[0], state[1:]
        self._check_theirs(number)
        if number in self._shared:
            raise Violation
        return self._shared.make(kind, number, contents)

    # What is not data

    def _adapt(self, value):
        kind = type(value)
        if shared.is_shared(value):
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
        if kind in names.FUNCTIONS or kind.__name__ in ("_lru_cache_wrapper", "partial"):
            name = getattr(value, "__name__", None)
            return "@function", (number, name if type(name) is str else "function")
        if isinstance(value, names.enum_type()) and names.is_of_library(kind):
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
        name = names.common_name(kind)
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
        described = program.describe(error, self._source) if self._source is not None else None
        text = program.message(error)
        linked = tuple(
            one if isinstance(one, BaseException) else None for one in (error.__cause__, error.__context__)
        )
        own = mirror.details(error) if names.common_name(type(error)) is not None else ()
        return "@exception", (self._export(error), type(error), error.args, text, linked, own, described)

    def _build(self, kind, state):
        if kind == "@ref":
            if state not in self._shared:
                raise Cycle
            return self._shared.by_number(state)
        if shared.is_kind(kind):
            return self._build_shared(kind, state)
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
                # It came back before the other side was told that it is not used.
                self._released.remove(number)
        return found

    def _unused(self, watch):
        if self._imports.get(watch.number) is watch:
            del self._imports[watch.number]
            self._released.append(watch.number)

    def _release(self, number):
        if number in self._shared:
            self._shared.drop(number)
            return
        value = self._exports.get(number)
        if value is not None and not isinstance(value, type):
            del self._exports[number]
            del self._export_ids[id(value)]

    def _build_class(self, state):
        if type(state) is str:
            found = names.class_by_name(state)
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
        if type(name) is not str or not names.is_importable(name):
            raise Violation
        return __import__(name, fromlist=("_",))

    def _build_enum(self, module, qualified, name):
        """A member of an enumeration of the standard library, which is the same in every interpreter."""
        kind = names.library_class(module, qualified, names.enum_type())
        if kind is None:
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
