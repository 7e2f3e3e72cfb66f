"""What an interpreter compiled to WebAssembly lacks and programs take for granted."""

import sys
import time


def make_up():
    # Programs use it as infinity. What really bounds a sequence is 2^31-1.
    sys.maxsize = 2**63 - 1
    sys.dont_write_bytecode = True


def make_up_asyncio():
    """An event loop without the socket pair by which other threads would wake it: there are none."""
    import asyncio
    from asyncio import base_events, events, unix_events

    class Selector:
        """Stands for the selector: nothing is ever ready, and time passes."""

        def select(self, timeout):
            # Nothing could wake a loop that has no timer either: it sleeps until the host has had enough.
            seconds = 1e9 if timeout is None else timeout
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
