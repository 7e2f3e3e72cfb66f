# /// tockbox
# row = 64
# title = "a request to the world, the error not caught"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "seccomp"
# ///
import urllib.request

print(urllib.request.urlopen("http://example.com/?secret=42", timeout=1).status)
