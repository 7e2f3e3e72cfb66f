# /// tockbox
# title = "exceptions that carry the answer"
# honest = true
# kind = "call"
# calls = '[{"function": "f", "args": [[1, [2, [3]]], 3], "expected": [1, 1, 0]}, {"function": "f", "args": [[1], 9], "expected": null}]'
# verdicts = ["accepted"]
# ///
class Found(BaseException):
    def __init__(self, where):
        self.where = where


def f(items, wanted):
    def search(part, path):
        if part == wanted:
            raise Found(path)
        if isinstance(part, list):
            for i, inner in enumerate(part):
                search(inner, path + [i])

    try:
        search(items, [])
    except Found as found:
        return found.where
    return None
