# /// tockbox
# row = 52
# title = "raise the memory limits, then use the memory"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["memory_limit_exceeded"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "hard rlimits, memory cgroup"
# ///
import resource

for kind in (resource.RLIMIT_AS, resource.RLIMIT_DATA, resource.RLIMIT_RSS):
    for new in ((-1, -1), (resource.getrlimit(kind)[1],) * 2):
        try:
            resource.setrlimit(kind, new)
        except (OSError, ValueError):
            pass
kept = []
for i in range(1_024):
    kept.append(b"\xa5" * (1 << 20) + bytes([i & 255]))
print("ESCAPED: one gibibyte held")
