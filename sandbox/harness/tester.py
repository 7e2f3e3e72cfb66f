"""Running test code against a candidate, and saying what came of it.

In the tester (`policy` and a bridge) the candidate is in another process and its objects are stand-ins. Test code that
cannot be kept apart from the candidate runs in the candidate's own process; what is said of it then proves nothing,
and the host says so.
"""

import builtins
import functools
import reprlib
import sys
import types

from . import bridge, mirror, program
from .policy import TEST_MODULE
from .testcode import CANDIDATE_MODULES, Broken, TestCode

MAX_SHOWN = 2_000
MAX_CHECKS = 200


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

    def __init__(self, test, policy=None):
        self.test = test
        self.policy = policy
        self.executed = {}
        self.failures = {}
        self.messages = {}
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
            self.failures[number] = self.sides(*sides) if sides else (None, None)
        return passed

    def fail(self, number, may_go_on, *message):
        error = AssertFailed(*message)
        error.number = number
        self.messages[number] = program.message(error)[:MAX_SHOWN] or None
        if self.is_called_back():
            self.note_swallowed(error)
        if not may_go_on:
            raise error
        if self.deferred is None:
            self.deferred = error
            if self.policy is not None:
                # Whatever becomes of what runs now, this is what the test has come to.
                mirror.active.tell("failed", self._report_error(error))

    def settle(self):
        if self.deferred is not None:
            raise self.deferred

    def note_check(self):
        self.check_ran = True

    def note_expected(self):
        self.checks += 1

    def keeps(self, error):
        """Whether `error` is a failed check, which stays one whoever catches it."""
        return (
            type(error) is AssertFailed or isinstance(error, BaseException) and "failed_check" in vars(error)
        )

    def is_called_back(self):
        """Whether the candidate is at work, and has called a function of the test."""
        return self.policy is not None and mirror.active.is_waiting()

    def sides(self, actual, expected):
        """Both sides of a comparison, as reports show them."""
        return _shown(actual), _shown(expected)

    def note_swallowed(self, error):
        self.failed_in_callback = self.failed_in_callback or error

    # Running

    def run(self, scope, candidate_module):
        """Run the test code with the globals `scope` and report."""
        module = types.ModuleType(TEST_MODULE)
        scope["__name__"] = TEST_MODULE
        scope["@test"] = self
        sys.modules[TEST_MODULE] = module
        for name in CANDIDATE_MODULES:
            sys.modules[name] = candidate_module
        try:
            self._run(scope, module)
        except (bridge.Gone, bridge.Violation):
            raise
        except BaseException as error:
            return self._report_error(self.deferred or error)
        error = self.deferred or self.failed_in_callback
        return self._report_error(error) if error is not None else self._report_passed()

    def _run(self, scope, module):
        test = self.test
        if test.kind == "unittest" or "unittest" in sys.modules:
            self._count_unittest()
        if test.seeds and self.policy is not None:
            _share_seeds()
        exec(test.code, scope)
        module.__dict__.update(scope)
        if test.kind == "check":
            if not self.check_ran:
                scope["check"](_entry_point(test, scope))
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
            "message": self.messages.get(number),
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
        if described is None and isinstance(error, ImportError) and error.name in CANDIDATE_MODULES:
            described = _described("ImportError", program.message(error))
        if described is None and isinstance(error, MemoryError) and self._used_candidate():
            # The candidate's values were too much for the test; what the test makes of its own is seldom that large.
            described = _described("MemoryError", "")
        if (
            described is None
            and isinstance(error, NameError)
            and getattr(error, "name", None) in self.missing
        ):
            # The test asks for a name that the candidate was to define.
            described = _described("NameError", "name %r is not defined" % error.name)
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
            elif "sides" in vars(error):
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


def _described(kind, message):
    """What is the candidate's fault though nothing of it was raised there, in the form of `program.describe`."""
    return kind, message, None, (), False, None, None, ()


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
        for name in () if test.in_process else test.modules:
            _import_ahead(name)
    return prepared


def _import_ahead(name):
    """Import once what each run of the test code will import. What fails now will fail and be told there."""
    try:
        __import__(name)
    except BaseException:
        pass


class _Scope(dict):
    """The globals of test code. The candidate is asked for its names when the first of them is used, and not before:
    what goes wrong until then is the test's own fault."""

    def __init__(self, test, at):
        super().__init__()
        self._test = test
        self._at = at
        self._wanted = tuple(name for name in test.wants if not hasattr(builtins, name) or name in test.hides)
        if test.eager:
            self._fetch()

    def __missing__(self, name):
        if self._at is not None and name in self._wanted:
            self._fetch()
            if name in self:
                return self[name]
        raise KeyError(name)

    def _fetch(self):
        at, self._at = self._at, None
        answers = at.do("names", self._wanted)
        found = {name: answer[0] for name, answer in zip(self._wanted, answers) if answer}
        at.run.missing = tuple(name for name in self._wanted if name not in found)
        for name in self._test.own_modules:
            # What the test uses as a module without an import of its own is that module, whatever the candidate made
            # of the name.
            if name in found and type(found[name]) is not types.ModuleType:
                found[name] = __import__(name)
        at.named_classes.update(
            value
            for name, value in found.items()
            if type(value) is mirror.Mirror
            and name in self._test.class_names
            and name.lstrip("_")[:1].isupper()
        )
        for name, value in found.items():
            self.setdefault(name, value)


def _share_seeds():
    """A seed that the test sets holds on both sides, as it does in one process."""
    for name in ("random", "numpy.random"):
        module = sys.modules.get(name)
        if module is not None:
            module.seed = functools.partial(_seed, name, module.seed)


def _seed(name, own, *args):
    own(*args)
    mirror.active.do("seed", name, args)


def _entry_point(test, scope):
    """What `check` is called with: the entry point, a path of names with or without a constructor call."""
    path, called, method = test.entry_point.partition("()")
    root, *parts = path.split(".")
    try:
        found = scope[root]
    except KeyError:
        raise NameError("name %r is not defined" % root, name=root) from None
    for name in parts:
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
        scope = _Scope(test, at)
        report = run.run(scope, _CandidateModule(scope))
        if at.violated:
            raise bridge.Violation  # which the test code has swallowed
        return report
    except bridge.Gone:
        # What failed before is what the test came to.
        return run._report_error(run.deferred) if run.deferred is not None else None


class _CandidateModule(types.ModuleType):
    """What test code gets that imports the candidate by a module's name."""

    def __init__(self, scope):
        super().__init__("solution")
        self.__dict__["@scope"] = scope

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        try:
            return self.__dict__["@scope"][name]
        except KeyError:
            pass
        (answer,) = mirror.active.do("names", (name,))
        if not answer:
            mirror.active.run.missing += (name,)
            raise AttributeError("module 'solution' has no attribute %r" % name)
        return answer[0]


def run_together(entry, module):
    """Run test code in the candidate's own process."""
    import linecache

    test = TestCode(*entry)
    run = Run(test)
    text = module.__loader__.text
    linecache.cache[program.FILENAME] = len(text), None, text.splitlines(True), program.FILENAME
    scope = {name: value for name, value in module.__dict__.items() if not name.startswith("__")}
    return run.run(scope, module)
