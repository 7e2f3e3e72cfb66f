# /// tockbox
# row = 37
# title = "SIGSEGV raised by the program itself"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["runtime_error"]
# stopped_by = "no signal has a meaning of its own"
# ///
import signal

print(int(input()) * 2, flush=True)
signal.signal(signal.SIGSEGV, signal.SIG_DFL)
signal.raise_signal(signal.SIGSEGV)
