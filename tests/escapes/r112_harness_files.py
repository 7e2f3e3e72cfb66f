# /// tockbox
# row = 112
# title = "every loaded module's file is opened for writing"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "read-only binds, landlock"
# ///
import os
import sys


def f(x):
    won = []
    paths = {getattr(m, "__file__", None) for m in list(sys.modules.values())} | {sys.executable}
    for path in sorted(p for p in paths if isinstance(p, str) and os.path.isabs(p)):
        for attempt in (
            lambda: os.close(os.open(path, os.O_WRONLY | os.O_APPEND)),
            lambda: os.close(os.open(path + "x", os.O_CREAT | os.O_EXCL | os.O_WRONLY)),
        ):
            if path.startswith((os.getcwd(), "<")):
                continue
            try:
                attempt()
                won.append(path)
            except OSError:
                pass
    return "ESCAPED: " + " ".join(won) if won else x + 1
