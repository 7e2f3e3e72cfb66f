# /// tockbox
# row = 63
# title = "socketpair of families other than unix"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "sockets"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "seccomp"
# ///
import socket

n = int(input())
won = []
for family in (socket.AF_INET, socket.AF_INET6, getattr(socket, "AF_TIPC", 30), 16, 17, 38, 40):
    try:
        for s in socket.socketpair(family, socket.SOCK_STREAM):
            s.close()
        won.append(f"family {family}")
    except OSError:
        pass

print("ESCAPED: " + "; ".join(won) if won else n * 2)
