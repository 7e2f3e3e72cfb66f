"""Runs what every guest will run, before the snapshot is taken: specialised code and filled caches are then part of
it, and of no guest's bill."""

import io
import sys

_FUNCTION = "def f(x):\n    return x\n"
_PROGRAM = "import sys\nprint(1, 'a', [2], {3: 4.5})\nsys.stdout.flush()\n"
_ASSERTS = "assert f(1) == 1\nassert f([2]) == [2]\nassert f('3') == '3'"


class _Left(BaseException):
    """The guest of the rehearsal has ended."""


class _Host:
    """Stands for the host's functions."""

    def __init__(self, codec, *frames):
        self._frames = [codec.encode(frame) for frame in frames]
        self.sent = []

    def receive(self):
        return self._frames.pop(0)

    def send(self, body):
        self.sent.append(body)

    def leave(self, status):
        raise _Left


def rehearse(harness, times):
    for _ in range(times):
        _run(harness, {"mode": "script", "code": _PROGRAM})
        _run(harness, {"mode": "case", "code": _FUNCTION}, ("call", ("f",), [], (), [1], {}))
        _rehearse_test(harness)


def _run(harness, *frames):
    wasi, modules, argv = harness.wasi, dict(sys.modules), sys.argv
    streams = sys.stdout, sys.__stdout__
    host, wasi.platform = wasi.platform, _Host(harness.codec, *frames)
    sys.stdout = sys.__stdout__ = io.StringIO()
    # What is registered is for the end of each guest.
    sys.modules.pop("atexit", None)
    # It must not think that its main thread has ended.
    threading = sys.modules.pop("threading")
    try:
        wasi.main()
    except _Left:
        pass
    wasi.platform = host
    sys.modules["threading"] = threading
    sys.stdout, sys.__stdout__ = streams
    sys.modules.clear()
    sys.modules.update(modules)
    sys.argv = argv


def _rehearse_test(harness):
    """Both sides in turn, in one interpreter."""
    bridge, mirror, program = harness.bridge, harness.mirror, harness.program
    modules, argv = dict(sys.modules), sys.argv
    source = program.Source(_FUNCTION)
    (test,) = harness.tester.prepare([("assert", _ASSERTS, None)], True)
    requests, replies = [], []
    candidate = bridge.Bridge(replies.append, requests.pop, source=source)
    candidate.names = program.load(source).__dict__

    def take_turn():
        asking, mirror.active = mirror.active, candidate
        candidate.serve_next()
        mirror.active = asking
        return replies.pop()

    asking = bridge.Bridge(requests.append, take_turn, policy=harness.policy.Policy())
    harness.codec.encode(("report", harness.tester.run_apart(test, asking)))
    mirror.active = None
    sys.modules.clear()
    sys.modules.update(modules)
    sys.argv = argv
