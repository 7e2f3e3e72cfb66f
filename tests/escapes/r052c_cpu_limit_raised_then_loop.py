# /// tockbox
# row = 52
# title = "raise the processor limit, then loop"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "the deadline lives outside"
# ///
import resource

try:
    resource.setrlimit(resource.RLIMIT_CPU, (-1, -1))
except (OSError, ValueError):
    pass
while True:
    pass
