# /// tockbox
# row = 23
# title = "a lone surrogate is printed"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "the interpreter's encoder"
# ///
print("\ud800")
