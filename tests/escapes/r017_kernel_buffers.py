# /// tockbox
# row = 17
# title = "memory kept inside sockets and pipes"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 10, wall_seconds = 20, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted", "memory_limit_exceeded"]
# wasm = "system_calls"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "rlimit nofile, memory cgroup"
# ///
import os
import socket

n = int(input())
kept = []
held = 0
try:
    while len(kept) < 4_000:
        a, b = socket.socketpair()
        kept.append((a, b))
        a.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 24)
        a.setblocking(False)
        try:
            while True:
                held += a.send(b"x" * 65_536)
        except BlockingIOError:
            pass
except OSError:
    pass
try:
    while len(kept) < 4_000:
        r, w = os.pipe()
        kept.append((r, w))
        os.set_blocking(w, False)
        try:
            while True:
                held += os.write(w, b"x" * 65_536)
        except BlockingIOError:
            pass
except OSError:
    pass
print("ESCAPED: 1 GiB in socket buffers" if held > 1 << 30 else n * 2)
