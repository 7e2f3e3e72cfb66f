"""What a zygote that will have many guests does once, so that they need not.

It runs before anything is confined, and never a candidate's code.
"""

import gc
import posix
import sys

from . import codec, native, program

_REHEARSALS = 12


def can_skip_fork_hooks():
    """Whether guests may be forked without running the functions that were registered with `os.register_at_fork`.

    Those touch some 40 pages that a guest otherwise does not copy. All that the standard library registers has to do
    with threads, of which there are none, but for the seeding of `random`, which `native.py` does. What a preloaded
    package registers has to run: then all of them do.
    """

    def mark():
        pass

    posix.register_at_fork(after_in_child=mark)
    found = [hooks for hooks in gc.get_referrers(mark) if type(hooks) is list and hooks[-1] is mark]
    if len(found) != 1:
        return False
    del found[0][-1]
    return all(map(_is_of_standard_library, found[0]))


def _is_of_standard_library(hook):
    module = getattr(hook, "__module__", None) or type(getattr(hook, "__self__", None)).__module__
    return module != "builtins" and module.partition(".")[0] in sys.stdlib_module_names


def rehearse():
    """Do a few times what every guest will do, so that what the interpreter learns by doing it is there before the
    forks and not learned, on pages of its own, by each guest: specialised code, filled caches, resolved symbols.

    Standard output is `/dev/null` here, and what the guests say goes there too.
    """
    request = {"mode": "script", "code": "print(1)", "files": [], "cpu_seconds": 1, "data_bytes": 0}
    request = codec.encode({**request, "file_bytes": 0, "case_forks": False})
    before = sys.modules["__main__"], sys.argv
    reader, writer = posix.pipe()
    answers, native.ANSWERS = native.ANSWERS, posix.open("/dev/null", posix.O_WRONLY)
    for _ in range(_REHEARSALS):
        posix.write(writer, len(request).to_bytes(4, "little") + request)
        native.differ_from_siblings()
        source, _ = native.accept(native.receive(reader), _Platform)
        main, _ = program.run_main(source)
        program.clear(main)
        program.flush_streams()
        native.send("completed")
        del sys.path[0]
    sys.modules["__main__"], sys.argv = before
    for fd in (reader, writer, native.ANSWERS):
        posix.close(fd)
    native.ANSWERS = answers


class _Platform:
    """Stands for the zygote module, whose functions must not be called here."""

    @staticmethod
    def limit(*_):
        pass
