"""The standard library inside the snapshot: compiled modules in memory, and a finder that imports them.

A guest has no file system but its own scratch, so nothing is read when a program imports a module.
"""

import importlib.machinery
import marshal
import os
import sys

# Of no use to a program here: they need a display, a terminal, processes or a network's other end, or are tests.
_LEFT_OUT = frozenset(
    (
        "site-packages",
        "idlelib",
        "tkinter",
        "turtledemo",
        "turtle",
        "ensurepip",
        "venv",
        "curses",
        "test",
        "pydoc_data",
    )
    + ("lib2to3", "_pyrepl", "__pycache__", "antigravity", "this", "config-3.14-wasm32-wasi")
)
# Packages that programs ask for by habit and that are nowhere in a standard library.
_ELSEWHERE = frozenset(
    (
        "numpy",
        "pandas",
        "scipy",
        "sklearn",
        "matplotlib",
        "sympy",
        "networkx",
        "torch",
        "tensorflow",
        "jax",
        "numba",
    )
    + (
        "PIL",
        "cv2",
        "requests",
        "bs4",
        "lxml",
        "pytest",
        "sortedcontainers",
        "gmpy2",
        "cython",
        "polars",
        "yaml",
    )
)


class Finder:
    """A finder and loader of the modules below a folder, which it keeps."""

    def __init__(self, folder):
        # By full name: whether it is a package, and its marshalled code.
        self._modules = {}
        self._read(folder, "")

    def install(self):
        """Make this the only finder beside those of builtin modules and of the program's own folder."""
        finders = importlib.machinery
        sys.meta_path[:] = [
            finders.BuiltinImporter,
            finders.FrozenImporter,
            self,
            finders.PathFinder,
            _Elsewhere,
        ]
        # A program's own modules lie in its working directory.
        sys.path[:] = ["/"]
        sys.path_importer_cache.clear()

    def _read(self, folder, package):
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            name, kind = os.path.splitext(entry.name)
            if name in _LEFT_OUT:
                continue
            if entry.is_dir() and os.path.exists(os.path.join(entry.path, "__init__.py")):
                self._keep(os.path.join(entry.path, "__init__.py"), package + entry.name, True)
                self._read(entry.path, "%s%s." % (package, entry.name))
            elif kind == ".py" and name not in ("__init__", "__main__"):
                self._keep(entry.path, package + name, False)

    def _keep(self, path, name, is_package):
        with open(path, "rb") as file:
            source = file.read()
        try:
            code = compile(source, path, "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            return
        self._modules[name] = (is_package, marshal.dumps(code))

    # What the import system asks of a finder and of a loader

    def find_spec(self, name, path=None, target=None):
        found = self._modules.get(name)
        if found is None:
            return None
        return importlib.machinery.ModuleSpec(name, self, origin="tockbox", is_package=found[0])

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(marshal.loads(self._modules[module.__name__][1]), module.__dict__)

    def get_code(self, name):
        return marshal.loads(self._modules[name][1])

    def get_source(self, name):
        return None

    def is_package(self, name):
        return self._modules[name][0]


class _Elsewhere:
    """The last finder: it finds nothing, and says where a well-known package could be had."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name in _ELSEWHERE:
            what = "the wasm backend has the standard library alone; use the native backend"
            raise ModuleNotFoundError("No module named %r: %s" % (name, what), name=name)
