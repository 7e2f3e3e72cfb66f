# /// tockbox
# row = 63
# title = "unix sockets of well-known services, by way of a socketpair"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "sockets"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "private root, seccomp"
# ///
import socket

n = int(input())
won = []
for path in (
    "/var/run/docker.sock",
    "/run/containerd/containerd.sock",
    "/run/dbus/system_bus_socket",
    "/run/systemd/private",
    "/dev/log",
    "\0/tmp/.X11-unix/X0",
):
    try:
        a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    except PermissionError:
        a, b = socket.socketpair()
    try:
        a.sendto(b"hello", path)
        won.append(f"sent to {path!r}")
    except OSError:
        pass
    try:
        a.connect(path)
        won.append(f"connected to {path!r}")
    except OSError:
        pass
    a.close()
    b.close()

print("ESCAPED: " + "; ".join(won) if won else n * 2)
