# /// tockbox
# row = 62
# title = "the service on this machine is asked for the test"
# honest = false
# kind = "tests"
# tests = '''
# [
#   {"type": "assert", "code": "assert f(2) == 4"},
#   {"type": "check", "entry_point": "f", "code": "def check(candidate):\n    assert candidate(2) == 4"},
#   {"type": "unittest", "code": "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_it(self):\n        self.assertEqual(f(2), 4)"},
#   {"type": "unittest", "code": "def test_it():\n    assert f(2) == 4"}
# ]
# '''
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["wrong_answer"]
# stopped_by = "no network"
# ///
import socket


def f(x):
    for port in (80, 3000, 8000, 8080, 8888):
        for host in ("127.0.0.1", "::1", "169.254.169.254"):
            try:
                with socket.create_connection((host, port), 0.2) as s:
                    s.sendall(b"GET / HTTP/1.0\r\n\r\n")
                    return "ESCAPED: " + repr(s.recv(100))
            except OSError:
                pass
    return 0
