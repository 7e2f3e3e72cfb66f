"""Running a candidate's code: as a script, as a module, as calls; and describing what it raises.

Nothing here reads or writes a channel, forks, or knows of tests. The same file serves every backend.
"""

import _thread
import builtins
import sys
from itertools import islice

FILENAME = "<candidate>"
MODULE_NAME = "solution"
# What `sys.argv` is before and while a script runs.
SCRIPT_ARGUMENTS = ("main.py",)

MAX_MESSAGE = 10_000
MAX_FRAMES = 64
MAX_CHAIN = 8
MAX_LINE = 200

_Module = type(sys)


class Source:
    """The candidate's text; also the loader that lets tracebacks and `inspect` find its lines."""

    def __init__(self, text):
        self.text = text
        self._lines = None

    def get_source(self, _name):
        return self.text

    def line(self, number):
        whole = self._whole_line(number)
        return whole.strip()[:MAX_LINE] if whole is not None else None

    def column(self, number, offset):
        """The column, counted from 1, at which a line has `offset` bytes before it, as the interpreter counts."""
        whole = self._whole_line(number)
        if whole is None or whole.isascii():
            return offset + 1
        return len(whole.encode("utf-8", "replace")[:offset].decode("utf-8", "replace")) + 1

    def _whole_line(self, number):
        if self._lines is None:
            # Not `splitlines`, which knows more ends of lines than the compiler.
            self._lines = self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return self._lines[number - 1] if 0 < number <= len(self._lines) else None

    def compile(self):
        return compile(self.text, FILENAME, "exec", dont_inherit=True)


class CompileFailed(Exception):
    """The source does not compile; `__cause__` says why."""


def _compiled(source):
    try:
        return source.compile()
    except (SyntaxError, ValueError) as error:
        raise CompileFailed from error


def _namespace(source, name):
    module = _Module(name)
    module.__file__ = FILENAME
    module.__loader__ = source
    module.__builtins__ = builtins
    sys.modules[name] = module
    return module


def run_script(source):
    """Run `source` as `__main__`, to the end of its threads and exit handlers.

    Returns (exit status, exception or None, whether the exception came from compiling).
    """
    main, outcome = run_main(source)
    finish_threads_and_exit_handlers()
    if outcome[1] is None:
        clear(main)
    return outcome


def run_main(source):
    """Run `source` as `__main__`, to the end of its main thread. Returns the module and what `run_script` does."""
    main = _namespace(source, "__main__")
    raised = None
    compiling = False
    status = 0
    try:
        exec(_compiled(source), main.__dict__)
    except SystemExit as error:
        status = _exit_status(error)
    except CompileFailed as failure:
        raised, compiling, status = failure.__cause__, True, 1
        report(raised, source)
    except BaseException as error:
        raised, status = error, 1
        report(error, source)
    return main, (status, raised, compiling)


def load(source):
    """Load `source` as a module whose name is not `__main__`; raises what the code raises, or `CompileFailed`."""
    sys.argv = ["solution.py"]
    module = _namespace(source, MODULE_NAME)
    exec(_compiled(source), module.__dict__)
    return module


def call(module, target, constructor_args, method, args, kwargs):
    """Call what a test names in `module`."""
    try:
        found = module.__dict__[target[0]]
    except KeyError:
        raise NameError("name %r is not defined" % target[0]) from None
    for name in target[1:]:
        found = getattr(found, name)
    if method:
        found = found(*constructor_args)
        for name in method:
            found = getattr(found, name)
    return found(*args, **kwargs)


def _exit_status(error):
    code = error.code
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    try:
        print(code, file=sys.stderr)
    except BaseException:
        pass
    return 1


def finish_threads_and_exit_handlers():
    """What the interpreter does when a program ends: join threads, run exit handlers."""
    threading = sys.modules.get("threading")
    try:
        # Without threads there is nothing to it, but it takes a while.
        if threading is not None and (_thread._count() or getattr(threading, "_threading_atexits", True)):
            threading._shutdown()
        atexit = sys.modules.get("atexit")
        if atexit is not None:
            atexit._run_exitfuncs()
    except BaseException as error:
        report(error, None)


def clear(main):
    """Let finalizers run as they do when the interpreter clears `__main__`."""
    names = main.__dict__
    try:
        for private in (True, False):
            for name in list(names):
                if name.startswith("_") is private and name != "__builtins__":
                    names[name] = None
    except BaseException as error:
        report(error, None)


def flush_streams():
    """Flush standard output and error; a candidate may have closed or replaced them."""
    for stream, original in ((sys.stdout, sys.__stdout__), (sys.stderr, sys.__stderr__)):
        _flush(stream)
        if original is not stream:
            _flush(original)


def _flush(stream):
    try:
        stream.flush()
    except BaseException:
        pass


class _Copied:
    """A stream that also keeps what is written to it, for test code that reads it."""

    def __init__(self, stream, kept):
        self._stream = stream
        self._kept = kept

    def write(self, text):
        written = self._stream.write(text)
        self._kept.append(text)
        return written

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def __getattr__(self, name):
        return getattr(self._stream, name)


def copy_output():
    """From now on keep what is printed; the returned function takes it: the texts of stdout and stderr, or None."""
    kept = [], []
    sys.stdout, sys.stderr = _Copied(sys.stdout, kept[0]), _Copied(sys.stderr, kept[1])

    def take():
        if not (kept[0] or kept[1]):
            return None
        texts = tuple("".join(text for text in part if type(text) is str) for part in kept)
        kept[0].clear()
        kept[1].clear()
        return texts

    return take


def report(error, source):
    """Write the traceback of an uncaught exception to stderr, as the interpreter does."""
    try:
        hook = sys.excepthook
        if hook is not sys.__excepthook__:
            hook(type(error), error, error.__traceback__)
            return
        sys.stderr.write(format_exception(error, source))
    except BaseException:
        pass


def _frames(traceback):
    """The frames below the harness: (file, line, function, code, instruction), the middle left out when there are very
    many."""
    frames = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if not code.co_filename.startswith("<tockbox"):
            frames.append(
                (code.co_filename, traceback.tb_lineno or 0, code.co_name, code, traceback.tb_lasti)
            )
        traceback = traceback.tb_next
    if len(frames) > MAX_FRAMES:
        frames[MAX_FRAMES // 2 : -MAX_FRAMES // 2] = []
    return frames


def _type_name(error):
    kind = type(error)
    try:
        module = kind.__module__
        name = kind.__qualname__
        if module in ("builtins", "__main__", MODULE_NAME):
            return str(name)[:200]
        return ("%s.%s" % (module, name))[:200]
    except BaseException:
        return "Exception"


def message(error):
    """`str(error)`, cut to bounds, whatever its class makes of that."""
    try:
        return str(error)[:MAX_MESSAGE]
    except BaseException:
        return "<exception str() failed>"


# The fields of a described exception, in their order.
DESCRIBED = ("type", "message", "line", "frames", "compile", "syntax", "earlier", "group")

# Read past whatever the exception's class makes of these names.
_CAUSE = BaseException.__dict__["__cause__"].__get__
_CONTEXT = BaseException.__dict__["__context__"].__get__
_SUPPRESSED = BaseException.__dict__["__suppress_context__"].__get__
_GROUP = getattr(builtins, "BaseExceptionGroup", None)


def describe(error, source, compiling=False):
    """The exception as plain data: tuples, which the codec and the bridge carry.

    A frame is (file, line, function, source, end line, column, end column), a place in a source that does not compile
    (line, column, end line, end column, text). `earlier` is None or ("cause" or "context", exception), `group` has
    the exceptions of a group. At most `MAX_CHAIN` exceptions are described in all.
    """
    return _describe(error, source, compiling, [MAX_CHAIN])


def _describe(error, source, compiling, left):
    left[0] -= 1
    syntax = None
    if compiling:
        syntax = _syntax(error)
        line = syntax[0] if syntax is not None else None
        frames = ((FILENAME, line, "<module>", source.line(line), None, None, None),) if line else ()
    else:
        frames = tuple(_frame(*frame, source) for frame in _frames(error.__traceback__))
        own = [frame[1] for frame in frames if frame[0] == FILENAME]
        line = own[-1] if own else None
    earlier = _earlier(error, source, left)
    group = _group(error, source, left)
    return _type_name(error), message(error), line, frames, compiling, syntax, earlier, group


def _frame(file, line, name, code, instruction, source):
    if file != FILENAME:
        return file, line, name, None, None, None, None
    return file, line, name, source.line(line), *_columns(code, instruction, source)


def _columns(code, instruction, source):
    """The end line, column and end column of what a frame was at, columns in characters and counted from 1. Where the
    interpreter does not know them (before 3.11), None."""
    if not hasattr(code, "co_positions"):
        return None, None, None
    line, end_line, start, end = next(islice(code.co_positions(), instruction // 2, None), (None,) * 4)
    if None in (line, end_line, start, end):
        return None, None, None
    return end_line, source.column(line, start), source.column(end_line, end)


def _syntax(error):
    """Where a source does not compile. None if the compiler says no line."""
    place = tuple(getattr(error, name, None) for name in ("lineno", "offset", "end_lineno", "end_offset"))
    line, *rest = (number if type(number) is int and number > 0 else None for number in place)
    if line is None:
        return None
    text = getattr(error, "text", None)
    return line, *rest, text.rstrip("\n")[:MAX_LINE] if type(text) is str else None


def _earlier(error, source, left):
    """What the exception came from, as it is told in a traceback."""
    relation, earlier = "cause", _CAUSE(error)
    if earlier is None and not _SUPPRESSED(error):
        relation, earlier = "context", _CONTEXT(error)
    if earlier is None or type(earlier) is CompileFailed or left[0] <= 0:
        return None
    return relation, _describe(earlier, source, False, left)


def _group(error, source, left):
    if _GROUP is None or not issubclass(type(error), _GROUP):
        return ()
    described = []
    for one in _GROUP.exceptions.__get__(error):
        if left[0] <= 0:
            break
        described.append(_describe(one, source, False, left))
    return tuple(described)


def format_exception(error, source, depth=MAX_CHAIN):
    """The traceback as text, in the interpreter's words, without the harness."""
    text = _format_one(error, source)
    if error.__cause__ is not None:
        earlier = error.__cause__
        link = "\nThe above exception was the direct cause of the following exception:\n\n"
    elif error.__suppress_context__:
        return text
    else:
        earlier = error.__context__
        link = "\nDuring handling of the above exception, another exception occurred:\n\n"
    if earlier is None or isinstance(earlier, CompileFailed) or not depth:
        return text
    return format_exception(earlier, source, depth - 1) + link + text


def _format_one(error, source):
    out = []
    frames = _frames(error.__traceback__)
    if frames:
        out.append("Traceback (most recent call last):\n")
    for file, line, name, _, _ in frames:
        out.append('  File "%s", line %s, in %s\n' % (file, line, name))
        text = source.line(line) if source is not None and file == FILENAME else None
        if text:
            out.append("    %s\n" % text)
    if isinstance(error, SyntaxError) and error.filename == FILENAME:
        out.append('  File "%s", line %s\n' % (error.filename, error.lineno))
        if error.text:
            text = error.text.rstrip("\n")
            stripped = text.lstrip()
            out.append("    %s\n" % stripped[:200])
            if error.offset and 0 < error.offset <= 200:
                out.append("    %s^\n" % (" " * max(0, error.offset - 1 - (len(text) - len(stripped)))))
        said = error.msg
    else:
        said = message(error)
    out.append("%s: %s\n" % (_type_name(error), said) if said else "%s\n" % _type_name(error))
    return "".join(out)
