# /// tockbox
# row = 54
# title = "plant modules in the standard library and site-packages"
# honest = false
# kind = "stdio"
# stdin = "3\n"
# expected_stdout = "6\n"
# limits = { cpu_seconds = 4, wall_seconds = 10, memory_mib = 256, output_bytes = 65536 }
# verdicts = ["accepted"]
# stopped_by = "read-only binds, landlock"
# ///
import os
import sys
import sysconfig

n = int(input())
won = []
folders = {os.path.dirname(os.__file__), sys.prefix, sys.base_prefix, os.path.dirname(sys.executable)}
folders |= (
    set(sysconfig.get_paths().values())
    | {p for p in sys.path if p}
    | {os.path.dirname(os.path.realpath(sys.executable))}
)
folders.discard("")  # no interpreter, no folder of it
for folder in sorted(folders):
    if not os.path.isdir(folder) or folder.startswith((os.getcwd(), "/tmp")):
        continue
    for name in ("sitecustomize.py", "tockbox_planted.pth", "tockbox_planted.py", "__pycache__/planted.pyc"):
        path = os.path.join(folder, name)
        try:
            fd = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
        except OSError:
            continue
        os.close(fd)
        os.unlink(path)
        won.append(path)

print("ESCAPED: " + "; ".join(won) if won else n * 2)
