# /// tockbox
# title = "limits are read, and one of them lowered"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# ///
import resource

n = int(input())
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
usage = resource.getrusage(resource.RUSAGE_SELF)
resource.setrlimit(resource.RLIMIT_NOFILE, (min(soft, 32), hard))
print(n * 2 if soft > 0 and usage.ru_maxrss > 0 else 0)
