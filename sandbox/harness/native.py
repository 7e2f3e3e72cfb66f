"""The frames of a native guest.

Descriptor 0 brings one request frame and then, for a script, its standard input. For calls the channel moves to
descriptor 4 before any of the candidate's code runs (its standard input is empty) and brings one token frame and
one input frame a case. Descriptor 3 takes the answers. `platform` is the zygote module: `receive` waits for the
request and puts its limits in force, `fork_case` forks a test case (None where guests may not fork), `leave` ends the
process at once.
"""

import io
import posix
import sys

from . import answers, codec, program

_STDIN = 0
ANSWERS = 3
_CASES = 4

# Ends the process. Where there is a zygote it is its module's, whose symbols need not be looked up in each guest.
leave = posix._exit

_COMPLETED = codec.encode(("completed", None))


def _read(channel, count):
    data = posix.read(channel, count)
    if len(data) == count:
        return data
    parts = [data]
    left = count - len(data)
    while left and parts[-1]:
        parts.append(posix.read(channel, left))
        left -= len(parts[-1])
    if left:
        leave(0)  # the host has gone or needs no more
    return b"".join(parts)


def receive(channel):
    return codec.decode(_read(channel, int.from_bytes(_read(channel, 4), "little")))


def send(kind, content=None):
    send_body(codec.encode((kind, content)))


def send_body(body):
    data = len(body).to_bytes(4, "little") + body
    while data:
        data = data[posix.write(ANSWERS, data) :]


def set_up(platform):
    """Make of this interpreter what every guest will find: a program's arguments, and its streams."""
    global leave
    leave = platform.leave
    sys.argv = list(program.SCRIPT_ARGUMENTS)
    _open_streams()


def _open_streams():
    """Make the stream objects, as a fresh interpreter has them on pipes.

    Called once in the zygote, for making them in each guest would take longer than everything else it does before its
    program. They hold no state but the descriptors' numbers. Pipes are put on those for a moment, because the objects
    remember whether they can seek.
    """
    saved = [posix.dup(fd) for fd in range(3)]
    reader, writer = posix.pipe()
    for fd, end in enumerate((reader, writer, writer)):
        posix.dup2(end, fd)
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
    for fd, original in enumerate(saved):
        posix.dup2(original, fd)
    for fd in (reader, writer, *saved):
        posix.close(fd)


def _place(files):
    import os

    for path, content in files:
        folder = os.path.dirname(path)
        if folder:
            os.makedirs(folder, exist_ok=True)
        with open(path, "wb") as file:
            file.write(content)


def import_from(folder):
    """Let candidates import what lies in `folder`, where they start. Called once in each slot."""
    sys.path.insert(0, folder)


def reseed():
    """Make random numbers others than the last guest's. Called in the slot before each fork, for there it costs the
    guest nothing, and in a tester for each candidate. CPython's own hooks, which seed `random` in the child, are
    skipped where that is known to be enough: see `zygote.py`."""
    random = sys.modules.get("random")
    if random is not None:
        generator = random.seed.__self__
        random.Random.__base__.seed(generator)
        generator.gauss_next = None
    if "numpy.random" in sys.modules:
        sys.modules["numpy"].random.seed()


def _know_own_thread():
    """Correct what `threading` has kept from before a fork that it was not told of."""
    threading = sys.modules.get("threading")
    if threading is not None:
        threading._main_thread._native_id = posix.getpid()


def main(platform):
    """Serve one execution in this process, which is confined already. Does not return."""
    _know_own_thread()
    request = platform.receive()
    fork_case = platform.fork_case if request["case_forks"] else None
    if request["mode"] == "tester":
        _serve_tests(request, fork_case)
    source, script = accept(request)
    if script:
        _serve_script(source)
    _serve_cases(source, fork_case)


def accept(request):
    """Make ready what a request asks for. Returns its source and whether it is a script."""
    source = program.Source(request["code"])
    script = request["mode"] == "script"
    if request["files"]:
        try:
            _place(request["files"])
        except OSError as error:
            send("raised" if script else "load_failed", program.describe(error, source))
            leave(1)
    return source, script


def _serve_script(source):
    main = posix.getpid()
    status, raised, compiling = program.run_script(source)
    program.flush_streams()
    if posix.getpid() != main:
        pass  # a child that the program forked: what it came to is its parent's affair
    elif raised is None:
        send_body(_COMPLETED)
    else:
        send("raised", program.describe(raised, source, compiling))
    leave(status)


def _move_channel():
    posix.dup2(_STDIN, _CASES)
    empty = posix.open("/dev/null", posix.O_RDONLY)
    posix.dup2(empty, _STDIN)
    posix.close(empty)


def _serve_cases(source, fork_case):
    _move_channel()
    try:
        module = program.load(source)
    except program.CompileFailed as failure:
        _load_failed(failure.__cause__, source, True)
    except BaseException as error:
        _load_failed(error, source, False)
    program.flush_streams()
    threading = sys.modules.get("threading")
    if fork_case is not None and threading is not None and threading.active_count() > 1:
        fork_case = None  # a fork would copy locks that those threads hold
    send("loaded", fork_case is not None)
    _fork_cases(fork_case, lambda: _answer(module, source))


def _fork_cases(fork_case, serve):
    """Have `serve`, which does not return, serve each case: in a fork of this process, or the only one in it."""
    while True:
        receive(_CASES)
        if fork_case is None:
            serve()
        over, held = posix.pipe()
        if fork_case() == 0:
            _know_own_thread()
            posix.close(over)
            serve()
        posix.close(held)
        posix.read(over, 1)  # returns when the case's process is gone: until then its input is on the channel
        posix.close(over)


def _load_failed(error, source, compiling):
    if not isinstance(error, SystemExit):
        program.report(error, source)
    program.flush_streams()
    send("load_failed", program.describe(error, source, compiling))
    leave(1)


def _answer(module, source):
    """Receive one case's input, do what it says, answer, and end the process."""
    kind, *case = receive(_CASES)
    if kind == "serve":
        _serve_tester(module, source, *case)
    body = answers.answer(kind, case, module, source)
    program.flush_streams()
    send_body(body)
    leave(0)


def _serve_tester(module, source, reads_output):
    """Carry out what a test asks for, until it is over, and end the process."""
    from . import bridge

    printed = program.copy_output() if reads_output else None
    side = bridge.Bridge(send_body, _receive_body, printed=printed, source=source)
    side.names = module.__dict__
    try:
        side.serve_until_end()
    except codec.Oversized:
        send("oversized")
    except (bridge.Gone, OSError):
        leave(0)  # the channel: what candidate code raises has been answered
    except BaseException as error:
        send("raised", program.describe(error, source))
    program.flush_streams()
    leave(0)


def _receive_body():
    return _read(_CASES, int.from_bytes(_read(_CASES, 4), "little"))


def _serve_tests(request, fork_case):
    """Be the tester: compile test code once, then run one piece of it for each case."""
    from . import bridge, policy, tester

    _move_channel()
    # What test code prints is for nobody.
    nowhere = posix.open("/dev/null", posix.O_WRONLY)
    posix.dup2(nowhere, 1)
    posix.dup2(nowhere, 2)
    prepared = tester.prepare(request["tests"], request["go_on"])
    about = tuple(
        ("broken", test) if type(test) is str else ("ready", test.in_process, test.reads_stdout)
        for test in prepared
    )
    send("tests", (fork_case is not None, about))

    def serve():
        reseed()  # what the test draws is not what it drew for the last candidate
        test = prepared[receive(_CASES)]
        side = bridge.Bridge(send_body, _receive_body, policy=policy.Policy())
        try:
            report = tester.run_apart(test, side)
        except bridge.Violation:
            send("violation")
        else:
            send("report", report)
        leave(0)

    _fork_cases(fork_case, serve)
