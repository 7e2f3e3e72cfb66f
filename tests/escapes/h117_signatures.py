# /// tockbox
# title = "defaults, keyword-only arguments, names, documents and wrong calls"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert connect(\"h\") == \"http://h:80/\"\nassert connect(\"h\", 1, \"a\", \"b\", secure=True) == \"https://h:1/a/b\"\nassert connect(host=\"h\", x=1) == \"http://h:80/[('x', 1)]\"\nassert connect.__name__ == \"connect\"\nassert connect.__doc__ == \"Where to connect to.\"\nassert callable(connect)\nfor wrong in ((), (\"h\", 1)):\n    try:\n        connect(*wrong, port=2)\n    except TypeError:\n        pass\n    else:\n        assert False\nassert collect(1) == [1]\nassert collect(2) == [1, 2]\nassert collect(3, []) == [3]"},
#   {"type": "assert", "code": "assert collect('fresh') == ['fresh']"}
# ]
# '''
# verdicts = ["accepted"]
# ///
from typing import Optional


def connect(host: str, port: int = 80, *paths, secure: bool = False, **options) -> Optional[str]:
    """Where to connect to."""
    return f"{'https' if secure else 'http'}://{host}:{port}/{'/'.join(paths)}{sorted(options.items()) or ''}"


def collect(item, items=[]):
    items.append(item)
    return items
