# /// tockbox
# row = 62
# title = "internet sockets, the cloud's metadata, services of the host"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "sockets"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "seccomp, empty network namespace"
# ///
import socket

n = int(input())
won = []
for family in (socket.AF_INET, socket.AF_INET6):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW):
        try:
            with socket.socket(family, kind) as s:
                won.append(f"{s.family.name} {s.type.name}")
        except OSError:
            pass
for address in (("169.254.169.254", 80), ("127.0.0.1", 8080), ("127.0.0.1", 22), ("8.8.8.8", 53)):
    try:
        socket.create_connection(address, timeout=0.3).close()
        won.append(f"connected to {address}")
    except OSError:
        pass

print("ESCAPED: " + "; ".join(won) if won else n * 2)
