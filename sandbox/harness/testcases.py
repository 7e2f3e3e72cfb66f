"""`unittest` test cases and plain test functions, as their runners treat them.

`unittest` itself is imported only where test code needs it. What is counted and recorded here is what the test code
calls, not how the candidate behaves.
"""

import functools
import inspect
import itertools

from . import mirror

_SIDES = ("assertEqual", "assertAlmostEqual", "assertIs", "assertListEqual", "assertDictEqual", "assertSetEqual",
          "assertTupleEqual", "assertSequenceEqual", "assertMultiLineEqual", "assertCountEqual")  # fmt: skip


# The run whose checks are counted, and how many assertion methods are at work inside each other.
_counting = {"run": None, "nested": 0}


def count_assertions(run):
    """Have the assertion methods of `unittest.TestCase` count as checks of `run`, and keep both sides of failures."""
    import unittest

    _counting["run"] = run
    if hasattr(unittest.TestCase.assertEqual, "counts"):
        return
    for name in dir(unittest.TestCase):
        if name.startswith("assert"):
            setattr(unittest.TestCase, name, _counted(name, getattr(unittest.TestCase, name)))


def _counted(name, method):
    @functools.wraps(method)
    def wrapper(self, *args, **kwargs):
        run = _counting["run"]
        _counting["nested"] += 1
        outermost = _counting["nested"] == 1
        try:
            if outermost:
                run.checks += 1
            return method(self, *args, **kwargs)
        except AssertionError as error:
            error.failed_check = True
            if outermost and name in _SIDES and len(args) >= 2:
                error.sides = run.sides(*args[:2])
            if outermost and run.is_called_back():
                run.note_swallowed(error)
            raise
        finally:
            _counting["nested"] -= 1

    wrapper.counts = True
    return wrapper


class _Recorder:
    """Keeps how each test method ended; the part of a `unittest.TestResult` that is ours."""

    run = None
    methods = None

    def _add(self, test, end, error=None):
        found = {"message": None, "line": None, "expected": None, "actual": None, "exception": None}
        if error is not None:
            found = self.run.ending(error)
            end = found.pop("end")
            end = "error" if end == "broken" else end
            if found["exception"] is not None:
                found["message"] = "%s: %s" % found["exception"][:2]
        name = getattr(test, "_testMethodName", None) or str(test)
        self.methods.append(
            {
                "name": str(name)[:200],
                "source": self.run.test.source(found["line"] or 0) or None,
                "end": end,
                **found,
            }
        )

    def addSuccess(self, test):
        self._add(test, "passed")

    def addFailure(self, test, err):
        self._add(test, "failed", err[1])

    def addError(self, test, err):
        # A skip that the candidate raised arrives as an ordinary exception.
        self._add(test, "error", err[1])

    def addSkip(self, test, reason):
        self._add(test, "skipped")

    def addExpectedFailure(self, test, err):
        self._add(test, "passed")

    def addUnexpectedSuccess(self, test):
        self._add(test, "failed")
        self.methods[-1]["message"] = "unexpected success"

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self._add(test, "failed", err[1])


def run_all(run, module):
    """Run every test case class and test function that the test code defines, in its order."""
    import unittest

    result = type("Result", (_Recorder, unittest.TestResult), {})()
    result.run, result.methods = run, []
    suite = unittest.TestSuite()
    own = [value for value in vars(module).values() if getattr(value, "__module__", None) == module.__name__]
    loader = unittest.TestLoader()
    for kind in own:
        if not isinstance(kind, type) or isinstance(kind, mirror.Mirror):
            continue
        if issubclass(kind, unittest.TestCase):
            suite.addTests(loader.loadTestsFromTestCase(kind))
        elif kind.__name__.startswith("Test"):
            suite.addTests(_methods_of(kind))
    suite.run(result)
    for function in own:
        if inspect.isfunction(function) and function.__name__.startswith("test"):
            _run_function(run, result, function.__name__, function)
    return result.methods


def _methods_of(kind):
    """The test methods of a class without a base, as pytest takes them: a new instance for each."""
    for name in sorted(vars(kind)):
        if name.startswith("test") and callable(getattr(kind, name)):
            made = kind()
            around = [getattr(made, end, None) for end in ("setup_method", "teardown_method")]
            before, after = (functools.partial(_with_method, one) if one else None for one in around)
            yield _case(getattr(made, name), name, before, after)


def _case(function, name, before=None, after=None):
    import unittest

    case = unittest.FunctionTestCase(function, setUp=before, tearDown=after)
    case._testMethodName = name
    # What `unittest` calls is looked up by the name, which is for reports here.
    setattr(case, name, case.runTest)
    return case


def _with_method(function):
    function(*[None] * len(inspect.signature(function).parameters))


def _run_function(run, result, name, function):
    marks = getattr(function, "pytestmark", [])
    sets = [_parameters(mark) for mark in marks if mark.name == "parametrize"]
    for number, chosen in enumerate(itertools.product(*sets)):
        values = {key: value for one in chosen for key, value in one.items()}
        label = "%s[%d]" % (name, number) if sets else name
        call = functools.partial(_call, function, values)
        # `unittest` tells the duration of each test by the function's name, since 3.12.
        call.__name__ = label
        _case(call, label).run(result)


def _call(function, values):
    wanted = inspect.signature(function).parameters
    missing = [name for name, one in wanted.items() if name not in values and one.default is one.empty]
    if missing:
        raise TypeError("the test function wants the fixture %r, which is not there" % missing[0])
    result = function(**values)
    if inspect.iscoroutine(result):
        import asyncio

        asyncio.run(result)


def _parameters(mark):
    names, values = mark.args[0], mark.args[1]
    names = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    sets = []
    for value in values:
        value = value.values if type(value).__name__ == "ParameterSet" else value
        sets.append(dict(zip(names, value if len(names) > 1 else (value,))))
    return sets
