# /// tockbox
# row = 33
# title = "kill and stop the parent and process 1"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "processes"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "uid, immunity of process 1, seccomp"
# ///
import os
import signal

n = int(input())
for who in (os.getppid(), 1):
    for what in (signal.SIGTERM, signal.SIGSEGV, signal.SIGSTOP, signal.SIGKILL):
        try:
            os.kill(who, what)
        except OSError:
            pass
print(n * 2)
