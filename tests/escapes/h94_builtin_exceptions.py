# /// tockbox
# title = "builtin exceptions with their own attributes and arguments"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "unittest", "code": "import json\nimport unittest\n\n\nclass T(unittest.TestCase):\n    def test_key(self):\n        with self.assertRaises(KeyError) as caught:\n            get({}, \"k\")\n        self.assertEqual(caught.exception.args, (\"k\",))\n\n    def test_file(self):\n        with self.assertRaises(FileNotFoundError) as caught:\n            read(\"no-such-file\")\n        self.assertEqual(caught.exception.errno, 2)\n        self.assertEqual(caught.exception.filename, \"no-such-file\")\n        self.assertRaises(OSError, read, \"no-such-file\")\n\n    def test_json(self):\n        with self.assertRaises(json.JSONDecodeError) as caught:\n            load(\"[1,\")\n        self.assertEqual(caught.exception.pos, 3)\n        self.assertRaises(ValueError, load, \"{\")\n\n    def test_assert(self):\n        self.assertEqual(positive(1), 1)\n        with self.assertRaises(AssertionError):\n            positive(0)\n\n    def test_unicode(self):\n        with self.assertRaises(UnicodeDecodeError) as caught:\n            to_text(b\"a\\xff\")\n        self.assertEqual(caught.exception.start, 1)\n\n    def test_exit(self):\n        with self.assertRaises(SystemExit) as caught:\n            leave(3)\n        self.assertEqual(caught.exception.code, 3)\n\n    def test_not_implemented(self):\n        self.assertRaises(NotImplementedError, nothing)\n        self.assertRaises(TypeError, positive)\n        self.assertRaises(TypeError, positive, \"a\")"},
#   {"type": "assert", "code": "try:\n    positive(0)\nexcept AssertionError as error:\n    assert str(error) == 'must be positive'\nelse:\n    assert False"}
# ]
# '''
# verdicts = ["accepted"]
# wasm = "error_numbers"
# verdicts_wasm = ["wrong_answer"]
# each_wasm = [["wrong_answer"], ["accepted"]]
# ///
import json


def get(d, k):
    return d[k]


def read(path):
    return open(path).read()


def load(text):
    return json.loads(text)


def positive(n):
    assert n > 0, "must be positive"
    return n


def to_text(data):
    return data.decode("ascii")


def leave(code):
    raise SystemExit(code)


def nothing():
    raise NotImplementedError
