# /// tockbox
# row = 24
# title = "an exception whose text raises"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 1, wall_seconds = 3, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "guest-side formatting"
# ///
class Bomb(Exception):
    def __str__(self):
        raise ValueError("no text for you")

    __repr__ = __str__


raise Bomb
