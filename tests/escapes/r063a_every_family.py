# /// tockbox
# row = 63
# title = "socket() of every family: unix, netlink, packet, alg, vsock and the rest"
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
for family in range(64):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
        try:
            socket.socket(family, kind).close()
            won.append(f"family {family} kind {int(kind)}")
            break
        except OSError:
            pass

print("ESCAPED: " + "; ".join(won) if won else n * 2)
