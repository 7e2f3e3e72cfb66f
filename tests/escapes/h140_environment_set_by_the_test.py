# /// tockbox
# title = "environment variables that the test sets for the candidate"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "import os\n\nassert setting('NO_SUCH_NAME', 'd') == 'd'"},
#   {"type": "assert", "code": "import os\n\nos.environ['TOCKBOX_TEST'] = 'x'\ntry:\n    assert setting('TOCKBOX_TEST') == 'x'\nfinally:\n    del os.environ['TOCKBOX_TEST']"}
# ]
# '''
# verdicts = ["accepted"]
# trust = "any"
# ///
import os


def setting(name, default=None):
    return os.environ.get(name, default)
