# /// tockbox
# row = 24
# title = "an exception group with a million million leaves"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 2, wall_seconds = 6, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error", "time_limit_exceeded"]
# stopped_by = "cap on exception text"
# ///
try:
    group = ExceptionGroup
except NameError:
    raise ValueError("no groups in this Python")
bomb = ValueError("leaf")
for _ in range(40):
    bomb = group("two of", [bomb, bomb])
raise bomb
