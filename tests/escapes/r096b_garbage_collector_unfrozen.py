# /// tockbox
# row = 96
# title = "the frozen objects of the parent are sought too"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": "tockbox-secret-5a1f09c3e7b2d846"}]'
# limits = { cpu_seconds = 10, wall_seconds = 20, memory_mib = 512, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "the expected value is not in the process"
# ///
import gc
import re

# Put together here, so that the search does not find this program itself.
PREFIX = "-".join(["tockbox", "secret", ""])
SHAPE = re.compile(PREFIX + "[0-9a-f]{16}")


def f(x):
    gc.unfreeze()
    gc.collect()
    stack = list(gc.get_objects())
    known = set()
    while stack:
        thing = stack.pop()
        if id(thing) in known or len(known) > 400_000:
            continue
        known.add(id(thing))
        if type(thing) in (str, bytes, bytearray):
            text = thing if type(thing) is str else bytes(thing).decode("latin-1")
            found = SHAPE.search(text)
            if found:
                return found.group()
        elif type(thing) not in (int, float, bool, type(None)):
            stack += gc.get_referents(thing)
    return f"nothing in {len(known)} objects"
