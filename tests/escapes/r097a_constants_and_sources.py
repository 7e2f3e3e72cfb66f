# /// tockbox
# row = 97
# title = "the expected value is sought in constants, sources, files and the environment"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": "tockbox-secret-5a1f09c3e7b2d846"}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "the expected value is not in the process"
# ///
import gc
import linecache
import os
import re
import sys
import types

# Put together here, so that the search does not find this program itself.
PREFIX = "-".join(["tockbox", "secret", ""])
SHAPE = re.compile(PREFIX + "[0-9a-f]{16}")


def f(x):
    texts = []
    codes = [o for o in gc.get_objects() if isinstance(o, types.FunctionType)]
    for function in codes:
        texts.append(repr(function.__code__.co_consts))
    for module in list(sys.modules.values()):
        if getattr(module, "__name__", "").startswith(("tockbox", "harness", "__main__", "guest")):
            texts.append(repr(vars(module))[:1_000_000])
    texts += ["".join(entry[2]) for entry in linecache.cache.values() if len(entry) > 2]
    for root, _, names in os.walk(os.getcwd()):
        for name in names:
            try:
                texts.append(open(os.path.join(root, name), errors="replace").read(100_000))
            except OSError:
                pass
    texts.append(repr(dict(os.environ)) + repr(sys.argv) + repr(getattr(sys, "orig_argv", "")))
    for text in texts:
        found = SHAPE.search(text)
        if found:
            return found.group()
    return "nothing in the constants"
