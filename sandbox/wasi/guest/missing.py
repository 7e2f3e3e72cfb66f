"""What an interpreter compiled to WebAssembly lacks and programs take for granted."""

import os
import sys
import time

# Longer than any guest may sleep: the host ends it.
_FOR_EVER = 1e9


def make_up():
    """What has to be there before anything else is imported."""
    import _thread

    # Programs use it as infinity. What really bounds a sequence is 2^31-1.
    sys.maxsize = 2**63 - 1
    sys.dont_write_bytecode = True
    # The interpreter aborts where it would have to wait for a thread.
    _thread.allocate_lock = _Lock
    # No shell can be started, as on the native backend, where that is denied.
    os.system = lambda command: -1


class _Lock:
    """A lock of an interpreter without threads: whoever waits for it waits until a time-out, or for ever."""

    __slots__ = ("_held", "__weakref__")

    def __init__(self):
        self._held = False

    def acquire(self, blocking=True, timeout=-1):
        if self._held:
            if not blocking:
                return False
            time.sleep(_FOR_EVER if timeout < 0 else timeout)
            return False
        self._held = True
        return True

    def release(self):
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held = False

    def locked(self):
        return self._held

    def __enter__(self):
        return self.acquire()

    def __exit__(self, kind, error, traceback):
        self.release()

    def __repr__(self):
        state = "locked" if self._held else "unlocked"
        return "<%s _thread.lock object at %#x>" % (state, id(self))


def make_up_threading():
    """The same for modules that took the lock or the queue of C before."""
    import queue
    import threading

    threading.Lock = threading._allocate_lock = _Lock
    queue.SimpleQueue = queue._PySimpleQueue


def make_up_asyncio():
    """An event loop without the socket pair by which other threads would wake it: there are none."""
    import asyncio
    from asyncio import base_events, events, unix_events

    class Selector:
        """Stands for the selector: nothing is ever ready, and time passes."""

        def select(self, timeout):
            # Nothing could wake a loop that has no timer either: it sleeps until the host has had enough.
            seconds = _FOR_EVER if timeout is None else timeout
            if seconds > 0:
                time.sleep(seconds)
            return []

    class Loop(base_events.BaseEventLoop):
        """The event loop of a guest."""

        def __init__(self):
            super().__init__()
            self._selector = Selector()

        def _process_events(self, event_list):
            pass

        def _write_to_self(self):
            pass

        def run_in_executor(self, executor, func, *args):
            """Run it at once: there is no other thread to run it in."""
            future = self.create_future()
            try:
                future.set_result(func(*args))
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as error:
                future.set_exception(error)
            return future

        async def shutdown_default_executor(self, timeout=None):
            self._executor_shutdown_called = True

    Loop.__module__ = "asyncio.unix_events"
    Loop.__qualname__ = Loop.__name__ = "_UnixSelectorEventLoop"
    unix_events._UnixDefaultEventLoopPolicy._loop_factory = Loop
    unix_events.SelectorEventLoop = asyncio.SelectorEventLoop = Loop
    unix_events.EventLoop = asyncio.EventLoop = Loop
    events._event_loop_policy = None
