# /// tockbox
# row = 43
# title = "seven ways to start another program"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "processes"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "seccomp"
# ///
import os
import subprocess
import sys

n = int(input())
won = []


def attempt(name, start):
    try:
        if start():
            won.append(name)
    except (OSError, ValueError):
        pass


quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
for program in ("/bin/sh", "/bin/busybox", "/bin/true", sys.executable):
    attempt(f"Popen {program}", lambda: subprocess.Popen([program], stdin=subprocess.DEVNULL, **quiet))
    attempt(f"posix_spawn {program}", lambda: os.posix_spawn(program, [program, "-c", ""], {}))
attempt("system", lambda: os.system("exit 0") == 0)
attempt("popen", lambda: "ESCAPED" in os.popen("echo ESCAPED").read())

print("ESCAPED: " + "; ".join(won) if won else n * 2)
