# /// tockbox
# row = 110
# title = "an exception that claims to be the sandbox's"
# honest = false
# kind = "call"
# calls = '[{"function": "f", "args": [1], "expected": 2}]'
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "an exception is data"
# ///
class SandboxError(Exception):
    pass


def f(x):
    raise SandboxError("internal_error: worker lost, please retry elsewhere")
