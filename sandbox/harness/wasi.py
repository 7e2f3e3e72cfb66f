"""What a guest does that is an interpreter compiled to WebAssembly: one execution. Then the instance is thrown away.

`platform` is the host's functions: `receive` waits for the body of a frame, `send` takes one, `leave` ends the guest at
once. Standard input, output and error are WASI's. There is no fork: each case has an instance of its own.
"""

import io
import os
import posix
import sys

from . import answers, codec, program

platform = None

_COMPLETED = codec.encode(("completed", None))


def set_up(host):
    """Make of this interpreter what every guest will find. Called once, when the component is built."""
    global platform
    platform = host
    posix._exit = os._exit = _leave
    posix.abort = os.abort = _abort
    _open_streams()


def _open_streams():
    """Make the stream objects as a fresh interpreter has them on pipes. They hold no state but the descriptors'
    numbers."""
    for name, fd, mode, errors in (
        ("stdin", 0, "r", "surrogateescape"),
        ("stdout", 1, "w", "surrogateescape"),
        ("stderr", 2, "w", "backslashreplace"),
    ):
        raw = io.FileIO(fd, mode, closefd=False)
        buffer = io.BufferedReader(raw) if mode == "r" else io.BufferedWriter(raw)
        stream = io.TextIOWrapper(buffer, "utf-8", errors, line_buffering=fd == 2)
        stream.mode = mode
        setattr(sys, name, stream)
        setattr(sys, "__%s__" % name, stream)


def _leave(status):
    platform.leave(status & 0xFF)


def _abort():
    platform.leave(-6)


def _reseed():
    """The host's random bytes are other ones for each request; `random` was seeded when the component was built."""
    random = sys.modules["random"]
    generator = random.seed.__self__
    random.Random.__base__.seed(generator)
    generator.gauss_next = None


def _send(kind, content=None):
    platform.send(codec.encode((kind, content)))


def _receive():
    return codec.decode(platform.receive())


def main():
    """Serve one execution. Does not return: the host ends the instance."""
    try:
        _serve()
    except MemoryError:
        raise  # the interpreter aborts, and the host knows why
    except BaseException:
        # The program has broken what the harness is made of. There is no answer.
        platform.leave(1)


def _serve():
    request = _receive()
    _reseed()
    sys.argv = list(program.SCRIPT_ARGUMENTS)
    if request["mode"] == "tester":
        _serve_test(request)
    source = program.Source(request["code"])
    if request["mode"] == "script":
        _serve_script(source)
    _serve_case(source)


def _serve_script(source):
    status, raised, compiling = program.run_script(source)
    program.flush_streams()
    if raised is None:
        platform.send(_COMPLETED)
    else:
        _send("raised", program.describe(raised, source, compiling))
    platform.leave(status)


def _serve_case(source):
    try:
        module = program.load(source)
    except program.CompileFailed as failure:
        _load_failed(failure.__cause__, source, True)
    except BaseException as error:
        _load_failed(error, source, False)
    program.flush_streams()
    _send("loaded", False)
    kind, *case = _receive()
    if kind == "serve":
        _serve_tester(module, source, *case)
    body = answers.answer(kind, case, module, source)
    program.flush_streams()
    platform.send(body)
    platform.leave(0)


def _load_failed(error, source, compiling):
    if not isinstance(error, SystemExit):
        program.report(error, source)
    program.flush_streams()
    _send("load_failed", program.describe(error, source, compiling))
    platform.leave(1)


def _serve_tester(module, source, reads_output):
    """Carry out what a test asks for, until it is over."""
    from . import bridge

    printed = program.copy_output() if reads_output else None
    side = bridge.Bridge(platform.send, platform.receive, printed=printed, source=source)
    side.names = module.__dict__
    try:
        side.serve_until_end()
    except codec.Oversized:
        _send("oversized")
    except bridge.Gone:
        platform.leave(0)
    except BaseException as error:
        _send("raised", program.describe(error, source))
    program.flush_streams()
    platform.leave(0)


def _serve_test(request):
    """Be the tester: compile the test code, say what it needs, and run it when told to."""
    from . import bridge, policy, tester

    # What test code prints is for nobody.
    sys.stdout = sys.stderr = io.StringIO()
    prepared = tester.prepare(request["tests"], request["go_on"])
    about = tuple(
        ("broken", test) if type(test) is str else ("ready", test.in_process, test.reads_stdout)
        for test in prepared
    )
    _send("tests", (False, about))
    test = prepared[_receive()]
    side = bridge.Bridge(platform.send, platform.receive, policy=policy.Policy())
    try:
        report = tester.run_apart(test, side)
    except bridge.Violation:
        _send("violation")
    else:
        _send("report", report)
    platform.leave(0)
