# /// tockbox
# row = 53
# title = "/etc/passwd, the error not caught"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "private root, landlock"
# ///
print(open("/etc/passwd").read())
