# /// tockbox
# row = 95
# title = "the expected value is sought in the callers' frames"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": "tockbox-secret-5a1f09c3e7b2d846"}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "the expected value is not in the process"
# ///
import inspect
import re
import sys

# Put together here, so that the search does not find this program itself.
PREFIX = "-".join(["tockbox", "secret", ""])
SHAPE = re.compile(PREFIX + "[0-9a-f]{16}")


def f(x):
    frames = [info.frame for info in inspect.stack(0)]
    frames += sys._current_frames().values()
    for frame in frames:
        while frame is not None:
            for scope in (frame.f_locals, frame.f_globals):
                for name, value in list(scope.items()):
                    found = SHAPE.search(repr(value)[:100_000])
                    if found:
                        return found.group()
            frame = frame.f_back
    return "nothing in any frame"
