# /// tockbox
# title = "mocks of the test's own that are passed and asked afterwards"
# honest = true
# kind = "tests"
# tests = '''
# [
#   {"type": "unittest", "code": "import unittest\nfrom unittest.mock import ANY, MagicMock, Mock, call\n\n\nclass T(unittest.TestCase):\n    def test_notify(self):\n        send = Mock(return_value=None)\n        self.assertEqual(notify([{\"name\": \"a\"}, {\"name\": \"b\"}], send), 2)\n        self.assertEqual(send.call_count, 2)\n        send.assert_any_call(\"a\", subject=\"hello\")\n        send.assert_called_with(\"b\", subject=ANY)\n        self.assertEqual(send.mock_calls, [call(\"a\", subject=\"hello\"), call(\"b\", subject=\"hello\")])\n\n    def test_store(self):\n        repository = MagicMock()\n        repository.exists.return_value = False\n        self.assertTrue(store(repository, 5))\n        repository.add.assert_called_once_with(5, flush=True)\n        repository.exists.return_value = True\n        self.assertFalse(store(repository, 5))\n\n    def test_side_effect(self):\n        send = Mock(side_effect=ConnectionError(\"down\"))\n        with self.assertRaises(ConnectionError):\n            notify([{\"name\": \"a\"}], send)"}
# ]
# '''
# verdicts = ["accepted"]
# trust = "any"
# ///
def notify(users, send):
    for user in users:
        send(user["name"], subject="hello")
    return len(users)


def store(repository, item):
    if repository.exists(item):
        return False
    repository.add(item, flush=True)
    return True
