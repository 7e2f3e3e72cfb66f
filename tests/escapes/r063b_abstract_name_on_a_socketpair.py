# /// tockbox
# row = 63
# title = "a name for the end of a socketpair"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "sockets"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "seccomp, landlock scope"
# ///
import socket

n = int(input())
won = []
# A socketpair is allowed, of streams at least; its ends could take a name that other guests see.
for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
    try:
        a, b = socket.socketpair(socket.AF_UNIX, kind)
    except PermissionError:
        continue
    for name in ("\0tockbox-meeting-point", "meeting-point"):
        try:
            a.bind(name)
            won.append(f"bound {name!r}")
        except OSError:
            pass
    try:
        a.listen()
        won.append("listening")
    except OSError:
        pass

print("ESCAPED: " + "; ".join(won) if won else n * 2)
