# /// tockbox
# row = 24
# title = "an exception whose text is a gigabyte"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error", "memory_limit_exceeded", "time_limit_exceeded"]
# stopped_by = "memory limit"
# ///
class Bomb(Exception):
    def __str__(self):
        return "boom " * 200_000_000


raise Bomb
