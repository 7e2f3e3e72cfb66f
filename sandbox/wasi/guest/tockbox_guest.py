"""The guest component's application: what is snapshotted when the component is built, and what it exports.

Everything here but `serve` runs once, at build time, in the interpreter that becomes the snapshot. It makes up for what
that interpreter lacks (a file system with the standard library, threads, a 64-bit `sys.maxsize`), imports what
programs commonly import, loads the harness and rehearses a run.
"""

import gc
import importlib
import os
import sys

import wit_world
from wit_world.imports import host

# Where the builder has put the standard library, this file, and the harness beside it.
_LIBRARY = "/python"
_HERE = os.path.dirname(__file__)

# fmt: off
# What model-written programs import most; each run finds it loaded and its memory mapped, not copied.
_COMMON_MODULES = (
    "abc", "argparse", "array", "ast", "asyncio", "base64", "binascii", "bisect", "calendar", "cmath", "collections",
    "collections.abc", "contextlib", "contextvars", "copy", "csv", "dataclasses", "datetime", "decimal", "difflib",
    "enum", "fractions", "functools", "graphlib", "hashlib", "heapq", "html", "inspect", "io", "itertools", "json",
    "keyword", "linecache", "logging", "math", "numbers", "operator", "os", "pathlib", "pickle", "pprint", "queue",
    "random", "re", "secrets", "shlex", "shutil", "statistics", "string", "struct", "sys", "tempfile", "textwrap",
    "threading", "time", "timeit", "token", "tokenize", "traceback", "types", "typing", "unicodedata", "unittest",
    "unittest.mock", "urllib.parse", "uuid", "warnings", "weakref", "zlib", "zoneinfo",
)
# fmt: on
_HARNESS = (
    *("objects", "codec", "program", "answers", "wasi"),
    *("names", "shared", "operations", "mirror", "bridge", "policy", "testcode", "testcases", "tester"),
)
_REHEARSALS = 12


def _load(package, name, path):
    """Load one of our own modules under a name by which tracebacks leave it out."""
    with open(path) as file:
        code = compile(file.read(), "<tockbox %s.py>" % name, "exec", dont_inherit=True)
    module = type(sys)("%s.%s" % (package.__name__, name))
    module.__package__ = package.__name__
    module.__file__ = code.co_filename
    sys.modules[module.__name__] = module
    exec(code, module.__dict__)
    setattr(package, name, module)
    return module


def _package(name):
    package = sys.modules[name] = type(sys)(name)
    package.__path__ = []
    return package


def _set_up():
    own = _package("tockbox_wasi")
    library = _load(own, "library", os.path.join(_HERE, "library.py"))
    missing = _load(own, "missing", os.path.join(_HERE, "missing.py"))
    finder = library.Finder(_LIBRARY)
    missing.make_up()
    for name in _COMMON_MODULES:
        importlib.import_module(name)
    missing.make_up_threading()
    missing.make_up_asyncio()
    harness = _package("tockbox_harness")
    for name in _HARNESS:
        _load(harness, name, os.path.join(_HERE, "harness", name + ".py"))
    harness.testcases.count_assertions(None)
    harness.wasi.set_up(host)
    finder.install()
    rehearsal = _load(own, "rehearsal", os.path.join(_HERE, "rehearsal.py"))
    rehearsal.rehearse(harness, _REHEARSALS)
    os.environ.clear()
    os.environ.update({"HOME": "/", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TMPDIR": "/tmp"})
    for name in [name for name in sys.modules if name.startswith("tockbox_guest.")]:
        del sys.modules[name]
    gc.collect()
    gc.freeze()
    return harness.wasi.main


_main = _set_up()


class WitWorld(wit_world.WitWorld):
    """What the component exports."""

    def serve(self):
        _main()
