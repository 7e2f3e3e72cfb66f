"""Runs test code as people do by hand: the program, then the test, in one namespace of plain CPython.

Reads lines `{"code": …, "tests": […]}`, with tests as `POST /execute` takes them. Writes for each a line with a list of
`null`, where a test passed, or what went wrong. Each test has a process of its own.
"""

import io
import json
import linecache
import os
import resource
import signal
import sys
import types
import unittest

MODULES = ("solution", "candidate", "submission", "main", "your_module", "module_under_test")


def load(code):
    module = types.ModuleType("candidate")
    for name in MODULES:
        sys.modules[name] = module
    linecache.cache["<candidate>"] = len(code), None, code.splitlines(True), "<candidate>"
    exec(compile(code, "<candidate>", "exec", dont_inherit=True), module.__dict__)
    return module.__dict__


def run_script(code, test):
    sys.stdin, sys.stdout = io.StringIO(test.get("stdin", "")), io.StringIO()
    exec(compile(code, "<candidate>", "exec", dont_inherit=True), {"__name__": "__main__"})
    assert sys.stdout.getvalue().split() == test["expected_stdout"].split()


def run(code, test):
    if test["type"] == "stdio":
        return run_script(code, test)
    names = load(code)
    if test["type"] == "call":
        function = eval(test["function"], names)
        assert function(*test.get("args", ()), **test.get("kwargs", {})) == test["expected"]
        return None
    candidate = eval(test["entry_point"], names) if test["type"] == "check" else None
    before = set(names)
    exec(compile(test["code"], "<test>", "exec", dont_inherit=True), names)
    if test["type"] == "check":
        names["check"](candidate)
    elif test["type"] == "unittest":
        run_all({name: value for name, value in names.items() if name not in before})


def run_all(names):
    suite = unittest.TestSuite()
    loader = unittest.TestLoader()
    for name, value in names.items():
        if isinstance(value, type) and issubclass(value, unittest.TestCase):
            suite.addTests(loader.loadTestsFromTestCase(value))
        elif isinstance(value, type) and name.startswith("Test"):
            for method in sorted(vars(value)):
                if method.startswith("test"):
                    suite.addTest(by_hand(value(), method))
        elif isinstance(value, types.FunctionType) and name.startswith("test"):
            suite.addTest(unittest.FunctionTestCase(value))
    result = unittest.TestResult()
    suite.run(result)
    failed = [*result.failures, *result.errors]
    assert not failed, failed[0][1]
    assert not result.unexpectedSuccesses and result.testsRun > len(result.skipped)


def by_hand(made, method):
    around = [getattr(made, name, None) for name in ("setup_method", "teardown_method")]
    before, after = (one and (lambda one=one: one(*[None] * (one.__code__.co_argcount - 1))) for one in around)
    return unittest.FunctionTestCase(getattr(made, method), before, after)


def apart(code, test, seconds):
    reader, writer = os.pipe()
    if os.fork() == 0:
        said = None
        # Wrong programs may not end; these limits are those of nothing but this comparison.
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
        signal.alarm(20)
        try:
            run(code, test)
        except BaseException as error:
            said = "%s: %s" % (type(error).__name__, error)
        sys.stdout.flush()
        os.write(writer, json.dumps(said).encode()[:60_000])
        os._exit(0)
    os.close(writer)
    with open(reader, "rb") as pipe:
        said = pipe.read()
    os.wait()
    return json.loads(said) if said else "ended its process"


answers = os.fdopen(os.dup(1), "w")
nowhere = os.open(os.devnull, os.O_RDWR)
lines = sys.stdin.read().splitlines()
for stream in range(3):
    os.dup2(nowhere, stream)
for line in lines:
    job = json.loads(line)
    seconds = job["limits"].get("cpu_seconds", 10)
    said = [apart(job["code"], test, seconds) for test in job["tests"]]
    print(json.dumps(said), file=answers, flush=True)
