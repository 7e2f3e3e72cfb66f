"""What a zygote that will have many guests does once, so that they need not.

It runs before anything is confined, and never a candidate's code.
"""

import gc
import posix
import sys

from . import answers, codec, native, program

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
    modules, argv = dict(sys.modules), sys.argv
    # What is registered is for the end of each guest.
    sys.modules.pop("atexit", None)
    if "threading" in modules:
        sys.modules["threading"] = _threading
    answers, native.ANSWERS = native.ANSWERS, posix.open("/dev/null", posix.O_WRONLY)
    leave, native.leave = native.leave, _leave
    for _ in range(_REHEARSALS):
        _rehearse_script()
        _rehearse_call()
    posix.close(native.ANSWERS)
    native.ANSWERS, native.leave = answers, leave
    _restore(modules, argv)
    if "tockbox_harness.tester" in modules:
        _rehearse_tests("assert", _ASSERTS)


def rehearse_tester():
    """The same, in a slot whose guests are testers, for what only they do."""
    import unittest  # noqa: F401

    from . import testcases

    testcases.count_assertions(None)
    _rehearse_tests("assert", _ASSERTS)
    _rehearse_tests("unittest", _TEST_CASES)


def _restore(modules, argv):
    sys.modules.clear()
    sys.modules.update(modules)
    sys.argv = argv


def _rehearse_script():
    try:
        native.main(_platform)
    except _Left:
        pass


_FUNCTION = "def f(x):\n    return x\n"


def _rehearse_call():
    source = program.Source(_FUNCTION)
    module = program.load(source)
    program.flush_streams()
    native.send("loaded", True)
    kind, *case = codec.decode(codec.encode(("call", ("f",), [], (), [1], {})))
    body = answers.answer(kind, case, module, source)
    program.flush_streams()
    native.send_body(body)


_ASSERTS = "assert f(1) == 1\nassert f([2]) == [2]\nassert f('3') == '3'"
_TEST_CASES = """
import unittest
class T(unittest.TestCase):
    def test(self):
        self.assertEqual(f(1), 1)
        self.assertTrue(f([2]) == [2])
"""


def _rehearse_tests(kind, text):
    """Both sides in turn, in one process."""
    from . import bridge, mirror, policy, tester

    modules, argv = dict(sys.modules), sys.argv
    source = program.Source(_FUNCTION)
    for _ in range(_REHEARSALS):
        (test,) = tester.prepare([(kind, text, None)], True)
        names = program.load(source).__dict__
        requests, answers = [], []
        candidate = bridge.Bridge(answers.append, requests.pop, source=source)
        candidate.names = names

        def take_turn(candidate=candidate, answers=answers):
            asking, mirror.active = mirror.active, candidate
            candidate.serve_next()
            mirror.active = asking
            return answers.pop()

        asking = bridge.Bridge(requests.append, take_turn, policy=policy.Policy())
        codec.encode(("report", tester.run_apart(test, asking)))
    mirror.active = None
    _restore(modules, argv)


class _Left(BaseException):
    """A guest of the rehearsal has ended."""


def _leave(_status):
    raise _Left


# Stands for `threading`, which must not think that its main thread has ended.
_threading = type(sys)("threading")
_threading._main_thread = program.Source("")
_threading._threading_atexits = []

# Stands for the zygote module, whose functions must not be called here.
_platform = type(sys)("platform")
_platform.fork_case = None
_platform.receive = lambda: {"mode": "script", "code": "print(1)", "files": [], "case_forks": False}


# Of CPython's allocator for small objects (Objects/obmalloc.c): the size of a pool since 3.10, what its header takes,
# the step between size classes, and the largest.
_POOL_BYTES = 16 << 10
_POOL_HEADER = 48
_ALIGNMENT = 16
_LARGEST = 512
# More free blocks of one size than any zygote has.
_MOST_BLOCKS = 8192


def fill_pools():
    """Take what is free in pools of small objects that are partly in use, so that what a guest makes comes to lie
    together on new pages. Otherwise each guest copies two pages for each size of object: of a pool's header, and where
    it has a hole.

    The first block of a pool says that all pools of its class before it are full. Where none comes, the interpreter
    has another allocator.
    """
    for size in range(_ALIGNMENT, _LARGEST + 1, _ALIGNMENT):
        for _ in range(_MOST_BLOCKS):
            block = _block(size)
            if id(block) % _POOL_BYTES == _POOL_HEADER:
                break
            _taken.append(block)
        else:
            _taken.clear()
            return


# Blocks that are not to be free.
_taken = []


def _block(size):
    if size == 16:
        return object()
    if size == 32:
        return 2**30 + len(_taken)  # an int of two digits
    return bytes(size - bytes.__basicsize__)
