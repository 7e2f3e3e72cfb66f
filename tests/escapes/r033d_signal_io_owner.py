# /// tockbox
# row = 33
# title = "a signal to the parent by way of asynchronous I/O"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "uid, pid namespace"
# ///
import fcntl
import os
import signal

n = int(input())
# Ask the kernel to send SIGKILL to the parent whenever the pipe becomes readable.
r, w = os.pipe()
F_SETSIG = 10
for who in (os.getppid(), 1):
    try:
        fcntl.fcntl(r, fcntl.F_SETOWN, who)
        fcntl.fcntl(r, F_SETSIG, signal.SIGKILL)
        fcntl.fcntl(r, fcntl.F_SETFL, os.O_ASYNC)
        os.write(w, b"go")
    except OSError:
        pass
print(n * 2)
