"""Running test code against a candidate, and saying what came of it.

In the tester (`Policy` and a bridge) the candidate is in another process and its objects are stand-ins. Test code that
cannot be kept apart from the candidate runs in the candidate's own process; what is said of it then proves nothing,
and the host says so.
"""

import builtins
import functools
import reprlib
import sys
import types

from . import bridge, mirror, program
from .testcode import CANDIDATE_MODULES, Broken, TestCode, root_of

MAX_SHOWN = 2_000
MAX_CHECKS = 200

_CALLABLE = (*bridge.FUNCTIONS, functools.partial, type)
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
_OPERATORS = frozenset(mirror._SPECIALS) - {"__dir__", "__class_getitem__"}


_DESCRIBED = ("type", "message", "line", "frames", "compile")


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
        return isinstance(function, _CALLABLE) or _is_own(type(function)) or _is_mock(function)

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
            return name in _ABOUT_FUNCTIONS and isinstance(value, _CALLABLE)
        if isinstance(value, _test_case()):
            return False
        if type(value).__module__ == "_io":
            return name in _STREAMS
        return _is_own(type(value)) or _is_own(value) or _is_mock(value)

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
        if type(described) is tuple and len(described) == len(_DESCRIBED):
            self.raised[id(error)] = (error, dict(zip(_DESCRIBED, described)))

    def description(self, error):
        """How the candidate's side describes `error` or what it came from, if the candidate raised it."""
        while error is not None:
            if id(error) in self.raised:
                return self.raised[id(error)][1]
            error = error.__cause__
        return None


def _is_own(kind):
    """Whether the test code defined this class."""
    return isinstance(kind, type) and type(kind) is not mirror.Mirror and kind.__module__ == Run.MODULE


def _test_case():
    """`unittest.TestCase`, or nothing: whoever holds one could decide how a test ends."""
    unittest = sys.modules.get("unittest")
    return unittest.TestCase if unittest is not None and hasattr(unittest, "TestCase") else ()


def _is_mock(value):
    return type(value).__module__ == "unittest.mock" and type(value).__name__ in ("Mock", "MagicMock")


class _Repr(reprlib.Repr):
    """`repr` of values in a report: bounded, and without asking the candidate."""

    def __init__(self):
        super().__init__()
        self.maxlevel = 8
        self.maxlist = self.maxtuple = self.maxset = self.maxfrozenset = self.maxdict = self.maxdeque = 60
        self.maxstring = self.maxother = self.maxlong = MAX_SHOWN

    def repr1(self, value, level):
        number = mirror.number_of(value)
        if number is not None:
            return "<%s object>" % type(value).__name__ if isinstance(value, mirror.Proxy) else "<object>"
        return super().repr1(value, level)


def _shown(value):
    try:
        return _Repr().repr(value)[:MAX_SHOWN]
    except BaseException as error:
        return "<%s without a repr>" % type(error).__name__


class AssertFailed(AssertionError):
    """An assert of the test code failed."""

    __module__ = "builtins"
    __qualname__ = __name__ = "AssertionError"


class Run:
    """One run of one piece of test code. It is what `@test` means in rewritten test code."""

    MODULE = "tests"

    def __init__(self, test, policy=None):
        self.test = test
        self.policy = policy
        self.executed = {}
        self.failures = {}
        self.deferred = None
        self.check_ran = False
        self.checks = 0
        self.missing = ()
        self.methods = []
        self.failed_in_callback = None

    # What rewritten asserts call

    def judge(self, number, condition, *sides):
        passed = bool(condition)
        self.checks += 1
        self.executed[number] = True
        if not passed and number not in self.failures:
            shown = [_shown(side) for side in sides]
            self.failures[number] = tuple(shown) if len(shown) == 2 else (None, None)
        return passed

    def fail(self, number, may_go_on, *message):
        error = AssertFailed(*message)
        error.number = number
        if self.policy is not None and mirror.active._depth:
            self.note_swallowed(error)
        if not may_go_on:
            raise error
        self.deferred = self.deferred or error

    def settle(self):
        if self.deferred is not None:
            raise self.deferred

    def note_check(self):
        self.check_ran = True

    def note_expected(self):
        self.checks += 1

    def keeps(self, error):
        """Whether `error` is a failed check, which stays one whoever catches it."""
        return type(error) is AssertFailed or getattr(error, "failed_check", False)

    def note_swallowed(self, error):
        self.failed_in_callback = self.failed_in_callback or error

    # Running

    def run(self, names, candidate_module):
        """Run the test code in a module with `names` and report."""
        module = types.ModuleType(self.MODULE)
        module.__dict__.update(names)
        module.__dict__["@test"] = self
        sys.modules[self.MODULE] = module
        for name in CANDIDATE_MODULES:
            sys.modules[name] = candidate_module
        try:
            self._run(module)
        except bridge.Gone:
            raise
        except BaseException as error:
            return self._report_error(self.deferred or error)
        error = self.deferred or self.failed_in_callback
        return self._report_error(error) if error is not None else self._report_passed()

    def _run(self, module):
        test = self.test
        if test.kind == "unittest" or "unittest" in sys.modules:
            self._count_unittest()
        if test.seeds and self.policy is not None:
            _share_seeds()
        exec(test.code, module.__dict__)
        if test.kind == "check":
            if not self.check_ran:
                candidate = module.__dict__.get("@candidate")
                if candidate is None:
                    raise NameError("name %r is not defined" % test.entry_point, name=test.entry_point)
                module.__dict__["check"](candidate)
        elif test.kind == "unittest":
            from . import testcases

            self.methods = testcases.run_all(self, module)

    def _count_unittest(self):
        from . import testcases

        testcases.count_assertions(self)

    # The report

    def _report(self, end, **more):
        failing = more.pop("number", None)
        if self.methods:
            counted = [one for one in self.methods if one["end"] != "skipped"]
            passed = sum(one["end"] == "passed" for one in counted)
            total, checks = len(counted), self.methods[:MAX_CHECKS]
        else:
            numbers = self.executed if end == "passed" else self.test.asserts
            passed = sum(number not in self.failures and number != failing for number in self.executed)
            total = len(numbers)
            checks = [self._check(number, failing) for number in list(self.executed)[:MAX_CHECKS]]
        report = {
            "end": end,
            "message": None,
            "line": None,
            "expected": None,
            "actual": None,
            "exception": None,
            "passed": passed,
            "total": max(total, passed),
            "checks": checks,
            "checked": self.checks,
            "flags": sorted(mirror.active.flags) if self.policy is not None else [],
        }
        report.update(more)
        return report

    def _check(self, number, failing):
        actual, expected = self.failures.get(number, (None, None))
        line = self.test.asserts[number]
        return {
            "name": None,
            "line": line,
            "source": self.test.source(line),
            "end": "failed" if number in self.failures or number == failing else "passed",
            "expected": expected,
            "actual": actual,
            "message": None,
        }

    def _report_passed(self):
        bad = next((one for one in self.methods if one["end"] not in ("passed", "skipped")), None)
        if bad is not None:
            return self._report(bad["end"], **{name: bad[name] for name in _ENDING})
        if not self.checks:
            return self._report("nothing")
        return self._report("passed")

    def ending(self, error):
        """What an exception that ended test code means: how it ended, and what to say of it."""
        number = getattr(error, "number", None) if type(error) is AssertFailed else None
        found = {
            "message": None,
            "line": self._line(error),
            "expected": None,
            "actual": None,
            "exception": None,
        }
        described = self.policy.description(error) if self.policy is not None else None
        if described is None and isinstance(error, MemoryError):
            # The candidate's values were too much for the test; what the test makes of its own is seldom that large.
            described = {**_undefined("x"), "type": "MemoryError", "message": ""}
        if (
            described is None
            and isinstance(error, NameError)
            and getattr(error, "name", None) in self.missing
        ):
            # The test asks for a name that the candidate was to define.
            described = _undefined(error.name)
        if described is not None:
            found["exception"] = described
            found["end"] = "exited" if isinstance(error, SystemExit) else "raised"
            return found
        found["message"] = program.message(error)[:MAX_SHOWN] or None
        if isinstance(error, AssertionError):
            found["end"] = "failed"
            if number is not None:
                found["actual"], found["expected"] = self.failures.get(number, (None, None))
                found["line"] = self.test.asserts[number]
            elif hasattr(error, "sides"):
                found["actual"], found["expected"] = error.sides
            return found
        kind = type(error).__name__
        found["message"] = "%s: %s" % (kind, found["message"]) if found["message"] else kind
        found["end"] = "error" if self._used_candidate() else "broken"
        return found

    def _used_candidate(self):
        return self.policy is None or mirror.active.used

    def _report_error(self, error):
        number = getattr(error, "number", None) if type(error) is AssertFailed else None
        found = self.ending(error)
        return self._report(found.pop("end"), number=number, **found)

    def _line(self, error):
        line, traceback = None, error.__traceback__
        while traceback is not None:
            if traceback.tb_frame.f_code.co_filename == "<test>":
                line = traceback.tb_lineno
            traceback = traceback.tb_next
        return line


_ENDING = ("message", "line", "expected", "actual", "exception")


def _undefined(name):
    return {
        "type": "NameError",
        "message": "name %r is not defined" % name,
        "line": None,
        "frames": [],
        "compile": False,
    }


def prepare(entries, go_on):
    """The pieces of test code, each compiled, or the reason why it cannot be."""
    prepared = []
    for kind, text, entry_point in entries:
        try:
            test = TestCode(kind, text, entry_point, go_on)
        except Broken as error:
            prepared.append(str(error))
            continue
        prepared.append(test)
        for name in (
            () if test.in_process else (*test.modules, *(("unittest",) if kind == "unittest" else ()))
        ):
            if name.partition(".")[0] not in CANDIDATE_MODULES:
                _import_ahead(name)
    return prepared


_REHEARSAL = """
import unittest
class T(unittest.TestCase):
    def test(self):
        assert f(1) == 2
        self.assertEqual(f(1), [2])
"""


def rehearse():
    """Do once what every tester will do: import `unittest` and compile test code."""
    for _ in range(4):
        prepare([("unittest", _REHEARSAL, None), ("assert", "assert f(1) == 2", None)], False)


def _import_ahead(name):
    """Import once what each run of the test code will import. What fails now will fail and be told there."""
    try:
        __import__(name)
    except BaseException:
        pass


def _visible(test, found):
    """The candidate's names as the test sees them.

    A name that is a builtin's too means the candidate's only where it must: it is the entry point, or the only one.
    """
    entry = root_of(test.entry_point or "")
    names = {}
    for name, value in found.items():
        if not hasattr(builtins, name) or name == entry or len(found) == 1:
            names[name] = value
    for name in test.own_modules:
        # What the test uses as a module without an import of its own is that module, whatever the candidate made of it.
        if name != entry and name in found and type(found[name]) is not types.ModuleType:
            names[name] = __import__(name)
    return names


def _share_seeds():
    """A seed that the test sets holds on both sides, as it does in one process."""
    for name in ("random", "numpy.random"):
        module = sys.modules.get(name)
        if module is not None:
            module.seed = functools.partial(_seed, name, module.seed)


def _seed(name, own, *args):
    own(*args)
    mirror.active.do("seed", name, args)


def _entry_point(test, names):
    """What `check` is called with: the entry point, a path of names with or without a constructor call."""
    path, called, method = (test.entry_point or "").partition("()")
    parts = path.split(".")
    if parts[0] not in names:
        return None
    found = names[parts[0]]
    for name in parts[1:]:
        found = getattr(found, name)
    if called:
        found = found()
        for name in method.strip(".").split("."):
            found = getattr(found, name)
    return found


def run_apart(test, at):
    """Run test code in this process against the candidate at the other end of the bridge `at`."""
    run = at.run = Run(test, at.policy)
    try:
        answers = at.do("names", test.wants)
        found = {name: answer[0] for name, answer in zip(test.wants, answers) if answer}
        run.missing = tuple(name for name in test.wants if name not in found)
        names = _visible(test, found)
        at.named_classes.update(
            value
            for name, value in names.items()
            if type(value) is mirror.Mirror and name.lstrip("_")[:1].isupper()
        )
        # Data that the candidate defines takes part in the test without being asked for.
        at.used = any(mirror.number_of(value) is None for value in found.values())
        if test.entry_point is not None:
            try:
                names["@candidate"] = _entry_point(test, names)
            except Exception as error:
                return run._report_error(error)
        report = run.run(names, _CandidateModule(names))
    except bridge.Gone:
        # What failed before is what the test came to.
        return run._report_error(run.deferred) if run.deferred is not None else None
    return report


class _CandidateModule(types.ModuleType):
    """What test code gets that imports the candidate by a module's name."""

    def __init__(self, names):
        super().__init__("solution")
        self.__dict__.update(names)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        (answer,) = mirror.active.do("names", (name,))
        if not answer:
            raise AttributeError("module 'solution' has no attribute %r" % name)
        return answer[0]


def run_together(entry, module):
    """Run test code in the candidate's own process."""
    import linecache

    test = TestCode(*entry)
    run = Run(test)
    text = module.__loader__.text
    linecache.cache[program.FILENAME] = len(text), None, text.splitlines(True), program.FILENAME
    names = {name: value for name, value in module.__dict__.items() if not name.startswith("__")}
    if test.entry_point is not None:
        names["@candidate"] = _entry_point(test, names)
    return run.run(names, module)
