# /// tockbox
# row = 57
# title = "/proc/self/environ, the error not caught"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "no /proc"
# ///
print(open("/proc/self/environ").read())
