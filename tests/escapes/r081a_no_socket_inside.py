# /// tockbox
# row = 81
# title = "look for the control socket and send descriptors through it"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "one-way pipes only"
# ///
import array
import os
import socket
import stat

n = int(input())
won = []
for fd in range(1_024):
    try:
        mode = os.fstat(fd).st_mode
    except OSError:
        continue
    if stat.S_ISSOCK(mode):
        won.append(f"descriptor {fd} is a socket")
        try:
            with socket.socket(fileno=os.dup(fd)) as s:
                s.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [0, 1, 2]))])
        except OSError:
            pass

print("ESCAPED: " + "; ".join(won) if won else n * 2)
