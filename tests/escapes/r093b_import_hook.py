# /// tockbox
# row = 93
# title = "an import hook answers every import"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer", "runtime_error", "no_result"]
# stopped_by = "answer comparison"
# ///
import importlib.abc
import importlib.machinery
import sys


class Hook(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path=None, target=None):
        return importlib.machinery.ModuleSpec(name, self)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.__getattr__ = lambda name: lambda *_, **__: True


sys.meta_path.insert(0, Hook())
for name in [n for n in sys.modules if n.split(".")[0] in ("json", "math", "traceback", "linecache", "decimal")]:
    del sys.modules[name]


def f(x):
    return 7
