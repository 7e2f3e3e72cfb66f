# /// tockbox
# title = "a socketpair"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# wasm = "sockets"
# verdicts_wasm = ["runtime_error"]
# ///
import socket

n = int(input())
a, b = socket.socketpair()
a.sendall(str(n * 2).encode())
a.close()
print(b.recv(16).decode())
b.close()
