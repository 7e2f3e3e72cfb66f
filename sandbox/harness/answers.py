"""What a case comes to, as the body of the frame that answers it. No channel, no process: every backend has this."""

from . import codec, program

_OUT_OF_MEMORY = codec.encode(("raised", ("MemoryError", "", None, (), False, None, None, ())))


def answer(kind, case, module, source):
    """What a case that is a call, or test code to be run here, comes to: the body of a frame."""
    try:
        if kind == "together":
            from . import tester

            return codec.encode(("report", tester.run_together(case, module)))
        return codec.encode(("answer", program.call(module, *case)))
    except codec.Uncrossable as error:
        return codec.encode(("uncrossable", str(error)))
    except codec.Oversized:
        return codec.encode(("oversized", None))
    except BaseException as error:
        try:
            if not isinstance(error, SystemExit):
                program.report(error, source)
            return codec.encode(("raised", program.describe(error, source)))
        except MemoryError:
            return _OUT_OF_MEMORY  # what filled the memory is still there: the traceback holds it
