# /// tockbox
# row = 62
# title = "a listening socket"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "seccomp"
# ///
import socket


def f(x):
    try:
        with socket.create_server(("127.0.0.1", 0)) as server:
            return f"ESCAPED: listening on {server.getsockname()}"
    except OSError:
        return x + 1
