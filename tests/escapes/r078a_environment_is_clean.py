# /// tockbox
# row = 78
# title = "the environment and the arguments hold nothing of the service"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "clean environment"
# ///
import os
import sys

n = int(input())
won = []
for name, value in os.environ.items():
    if name.startswith(("PYTHON", "LD_", "TOCKBOX", "AWS_", "GITHUB_", "KUBERNETES", "SSH_")) or any(
        word in name for word in ("TOKEN", "SECRET", "PASSWORD", "CREDENTIAL", "API_KEY")
    ):
        if name not in (
            "PYTHONDONTWRITEBYTECODE",
            "PYTHONHASHSEED",
            "PYTHONUTF8",
            "PYTHONIOENCODING",
            "PYTHONUNBUFFERED",
            "LD_LIBRARY_PATH",
        ):
            won.append(name)
for argument in sys.argv + getattr(sys, "orig_argv", []):
    if any(word in argument.lower() for word in ("expected", "token", "--bind")):
        won.append(argument)

print("ESCAPED: " + "; ".join(won) if won else n * 2)
