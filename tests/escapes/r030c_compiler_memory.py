# /// tockbox
# row = 30
# title = "a source that costs the compiler a gigabyte"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 10, wall_seconds = 20, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["memory_limit_exceeded", "time_limit_exceeded"]
# stopped_by = "memory limit"
# ///
lines = "\n".join(f"v{i} = [{i}, {i}.5, 'text {i}', (a{i} + b{i}) * c{i}]" for i in range(300_000))
exec(compile(lines, "huge", "exec"))
