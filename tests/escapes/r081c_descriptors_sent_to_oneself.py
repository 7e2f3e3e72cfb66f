# /// tockbox
# row = 81
# title = "descriptors in flight inside their own socket"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "sockets"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "rlimit nofile; they die with the process"
# ///
import socket

n = int(input())
a, b = socket.socketpair()
try:
    for _ in range(300):
        socket.send_fds(a, [b"x"], [a.fileno(), b.fileno()])
except OSError:
    pass
a.close()
b.close()
print(n * 2)
