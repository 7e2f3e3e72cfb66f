# /// tockbox
# row = 4
# title = "native code in four threads, the main thread sleeping"
# honest = false
# kind = "run"
# limits = { cpu_seconds = 1, wall_seconds = 6, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["time_limit_exceeded"]
# wasm = "threads"
# verdicts_wasm = ["runtime_error"]
# stopped_by = "cpu deadline"
# ///
import hashlib
import threading


# pbkdf2 lets go of the interpreter lock: several cores can be burnt at once.
def burn():
    while True:
        hashlib.pbkdf2_hmac("sha256", b"tick", b"tock", 200_000)


for _ in range(4):
    threading.Thread(target=burn, daemon=True).start()
threading.Event().wait()
