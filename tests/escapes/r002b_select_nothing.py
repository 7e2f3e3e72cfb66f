# /// tockbox
# row = 2
# title = "select on nothing, without a timeout"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 1, wall_seconds = 2, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# stopped_by = "wall deadline"
# ///
import select

select.select([], [], [])
