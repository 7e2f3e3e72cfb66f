# /// tockbox
# title = "functions and methods of the test that are called back"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert apply_all([1, 2], lambda n: n * 10) == [10, 20]\nassert apply_all([\"a\"], str.upper) == [\"A\"]\nassert apply_all([[1], [1, 2]], len) == [1, 2]\nseen = []\neach(\"ab\", lambda i, item: seen.append((i, item)))\nassert seen == [(0, \"a\"), (1, \"b\")]\nseen = {}\neach(\"ab\", seen.__setitem__)\nassert seen == {0: \"a\", 1: \"b\"}\nassert sort_by([\"bb\", \"a\"], len) == [\"a\", \"bb\"]\nassert sort_by([3, 1], key=lambda n: -n) == [3, 1]"},
#   {"type": "assert", "code": "attempts = []\n\n\ndef flaky():\n    attempts.append(1)\n    if len(attempts) < 3:\n        raise ConnectionError(\"not yet\")\n    return \"done\"\n\n\nassert retry(flaky, 5) == \"done\"\nassert len(attempts) == 3\nattempts.clear()\ntry:\n    retry(flaky, 2)\nexcept ConnectionError as error:\n    assert str(error) == \"not yet\"\nelse:\n    assert False\n\n\ndef broken():\n    raise ZeroDivisionError(\"of the test's own\")\n\n\ntry:\n    retry(broken, 2)\nexcept ZeroDivisionError as error:\n    assert error.args == (\"of the test's own\",)\nelse:\n    assert False"}
# ]
# '''
# verdicts = ["accepted"]
# ///
def apply_all(items, function):
    return [function(item) for item in items]


def each(items, visit):
    for i, item in enumerate(items):
        visit(i, item)


def retry(action, times):
    error = None
    for _ in range(times):
        try:
            return action()
        except ConnectionError as e:
            error = e
    raise error


def sort_by(items, key):
    return sorted(items, key=key)
