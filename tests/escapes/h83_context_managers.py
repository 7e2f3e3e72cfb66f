# /// tockbox
# title = "context managers, one that lets exceptions through and one that does not"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "with Resource() as r:\n    assert r.open\nassert not r.open\nassert log == [\"enter\", \"clean\"]\ntry:\n    with Resource() as r:\n        raise ValueError(\"x\")\nexcept ValueError:\n    pass\nelse:\n    assert False\nassert log[-1] == \"ValueError\"\nwith Resource(swallow=True):\n    {}[\"missing\"]\nassert log[-1] == \"KeyError\""},
#   {"type": "assert", "code": "with tag(\"b\") as upper:\n    assert upper == \"B\"\n    log.append(\"text\")\nassert log == [\"<b>\", \"text\", \"</b>\"]"}
# ]
# '''
# verdicts = ["accepted"]
# ///
import contextlib

log = []


class Resource:
    def __init__(self, swallow=False):
        self.swallow = swallow
        self.open = False

    def __enter__(self):
        self.open = True
        log.append("enter")
        return self

    def __exit__(self, kind, error, trace):
        self.open = False
        log.append(kind.__name__ if kind else "clean")
        return self.swallow and kind is not None and issubclass(kind, KeyError)


@contextlib.contextmanager
def tag(name):
    log.append(f"<{name}>")
    try:
        yield name.upper()
    finally:
        log.append(f"</{name}>")
