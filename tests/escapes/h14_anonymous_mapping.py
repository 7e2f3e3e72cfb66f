# /// tockbox
# title = "an anonymous mapping"
# honest = true
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# verdicts = ["accepted"]
# wasm = "extension_modules"
# verdicts_wasm = ["runtime_error"]
# tiers = ["full"]
# ///
import mmap

n = int(input())
with mmap.mmap(-1, 1 << 20) as area:
    area[:4] = (n * 2).to_bytes(4, "little")
    area.seek(0)
    print(int.from_bytes(area.read(4), "little"))
