# /// tockbox
# row = 94
# title = "a result that runs a command when it is unpickled"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# flags = ["type_not_exact"]
# stopped_by = "no pickle on the host"
# ///
import os


class Payload:
    def __reduce__(self):
        return os.system, ("echo pickled > /tmp/tockbox_pickle_was_here",)

    def __reduce_ex__(self, protocol):
        return self.__reduce__()

    def __getstate__(self):
        return {}

    def __json__(self):
        return 2

    def __array__(self, *_):
        raise SystemExit(0)


def f(x):
    return Payload()
