# /// tockbox
# row = 8
# title = "a terabyte in one allocation"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["memory_limit_exceeded"]
# wasm = "32_bit"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "address space or memory limit"
# ///
data = bytearray(10**12)
print(len(data))
