# /// tockbox
# row = 62
# title = "the cloud's metadata, the error not caught"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "seccomp"
# ///
import socket

socket.create_connection(("169.254.169.254", 80), timeout=1)
