# /// tockbox
# row = 96
# title = "the expected value is sought through the garbage collector"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": "tockbox-secret-5a1f09c3e7b2d846"}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "the expected value is not in the process"
# ///
import gc
import re

# Put together here, so that the search does not find this program itself.
PREFIX = "-".join(["tockbox", "secret", ""])
SHAPE = re.compile(PREFIX + "[0-9a-f]{16}")


def f(x):
    gc.collect()
    seen = gc.get_objects()
    for thing in seen:
        if type(thing) in (dict, list, tuple, set, frozenset):
            try:
                parts = list(thing.items()) if type(thing) is dict else list(thing)
            except RuntimeError:
                continue
            for part in parts:
                for atom in part if type(part) is tuple else (part,):
                    if type(atom) in (str, bytes):
                        text = atom if type(atom) is str else atom.decode("latin-1")
                        found = SHAPE.search(text)
                        if found:
                            return found.group()
    return f"nothing in {len(seen)} objects"
